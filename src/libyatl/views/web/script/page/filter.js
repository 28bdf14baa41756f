// Which events are shown: every condition holds, of one kind of name any that is asked for.
import { all, change, follow, state } from "./state.js";

/** @typedef {import("../types").Entry} Entry */

/** @type {string[]} */
const texts = [];
// By row what an entry fails: nothing, the names of one kind, or more.
/** @type {string[]} */
let failed = [];

/** @type {(text: string) => string} */
function foldedText(text) {
  const lower = text.toLowerCase();
  return /[^\0-\x7f]/.test(lower) ? lower.normalize("NFKD").replace(/\p{M}/gu, "") : lower;
}

/** @type {(entry: Entry) => string} */
function textOf({ row, element }) {
  return (texts[row] ??= foldedText(element.textContent));
}

/** @type {(entry: Entry, words: string[]) => string} */
function failureOf(entry, words) {
  if (state.only && !state.only.has(entry.row)) return "more";
  let found = "";
  for (const [kind, asked] of state.names) {
    if (hasAny(entry.facets.get(kind), asked)) continue;
    if (found) return "more";
    found = kind;
  }
  return words.every((word) => textOf(entry).includes(word)) ? found : "more";
}

/** @type {(names: Map<number, string | null> | undefined, asked: Set<number>) => boolean} */
function hasAny(names, asked) {
  if (names) for (const number of asked) if (names.has(number)) return true;
  return false;
}

function filter() {
  const words = foldedText(state.query).split(/\s+/).filter(Boolean);
  failed = all.map((entry) => failureOf(entry, words));
  change({ shown: all.filter(({ row }) => !failed[row]) });
}

// How many events each name of a kind would leave, whatever of its own kind is asked for.
/** @type {(kind: string) => Map<number, number>} */
export function countsOf(kind) {
  const counts = new Map();
  for (const { row, facets } of all) {
    if (failed[row] && failed[row] !== kind) continue;
    for (const number of facets.get(kind)?.keys() ?? []) {
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  }
  return counts;
}

export function hideOthers() {
  const lists = new Set();
  for (const { row, element } of all) {
    const isHidden = Boolean(failed[row]);
    if (element.hidden !== isHidden) {
      element.hidden = isHidden;
      lists.add(element.parentElement);
    }
  }
  for (const list of lists) list.hidden = !list.querySelector(":scope > :not([hidden])");
}

follow(["query", "names", "only"], filter);
follow(["shown"], hideOthers);
