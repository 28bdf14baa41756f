"""The page: a chronology as one file of HTML that works without a network, a library or a script.

document.py      the whole page: its head, its policy, its sections
entries.py       an event of the list, with what the script reads of it
why_chains.py    why an event is where it is
side_by_side.py  what its sources say of it, side by side
months.py        months with counts, in place of a list that would be too long
source_list.py   the sources, each once
page_ids.py      the ids of events, and those of the page's own
markup.py        texts and links, escaped
coded.py         shapes as the attributes of the list hold them
facets.py        the names of actors, places and so on, by number
told.py          what the page says once, as JSON
assets.py        the script and the styles: small files beside this one, put together as they stand
*.css            the styles
script/**.js     the script, a module a file; what each is for, its first lines say

**The list is the data.** Every event stands in the page once, as an item of a list that a person
can read; the script reads it from there, by these attributes, and draws the picture anew.

id           that of the event, for links
data-w       its shapes, as `coded` writes them, separated by blanks; missing if it is nowhere
data-f       its names: a letter for the kind (`a` is the first of `facets`, `b` the second, …) and
             the number of the name, `a12`; `a12?3` where only some account puts it there, for
             which words 3 of `grounds` stand behind its title. Without a status it occurred,
             which is the first name. The number behind the last name is that of none: `no actor`.
data-t       its tone, where that is not `occurred`
data-q       `~` if its date is approximate, `?` if it is uncertain
data-m       that it is not sure (`Item.is_sure`)

Within it stand `.when` (the words of its date) and `h3` with its title and, in `i`, what is said
behind that; then any of `.summary`, `.who` (each role in a `span` behind its name), `.order`,
`.cited`, `.note`, `.accounts` and `details.why`. A row of `.accounts` that has a date of its own
has data-w, data-t and data-q too; its voice, `by NGO report`, is the first element in it, and what
is said behind that is in `i`.
"""
