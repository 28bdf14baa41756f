// Which events are shown: every condition holds, of one kind of name any that is asked for.
import { every } from "./dom.js";
import { all, change, follow, state } from "./state.js";

/** @typedef {import("../types").Entry} Entry */

/** @type {string[]} */
const texts = [];
// By row what an entry fails: nothing, the names of one kind, or more.
/** @type {string[]} */
let failures = [];

/** @type {(text: string) => string} */
function foldedText(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @type {(entry: Entry, words: string[]) => string} */
function failureOf({ row, element, facets }, words) {
  if (state.only && !state.only.has(row)) return "more";
  if (words.length) texts[row] ??= foldedText(element.textContent ?? "");
  if (!words.every((word) => texts[row].includes(word))) return "more";
  const failed = [...state.names].filter(
    ([kind, asked]) => asked.size && ![...asked].some((number) => facets.get(kind)?.has(number)),
  );
  return failed.length > 1 ? "more" : (failed[0]?.[0] ?? "");
}

function filter() {
  const words = foldedText(state.query).split(/\s+/).filter(Boolean);
  failures = all.map((entry) => failureOf(entry, words));
  const lists = new Set();
  for (const { row, element } of all) {
    if (element.hidden === Boolean(failures[row])) continue;
    element.hidden = !element.hidden;
    lists.add(element.parentElement);
  }
  for (const list of lists) takeRoom(list);
  change({ shown: all.filter(({ row }) => !failures[row]) });
}

// A list that is not laid out yet has room for what is left of it.
/** @type {(list: any) => void} */
function takeRoom(list) {
  const left = every(":scope > :not([hidden])", list).length;
  list.hidden = !left;
  const isWhole = left === list.children.length;
  list.style.containIntrinsicHeight = isWhole ? "" : `calc(${left} * var(--item))`;
}

// How many events each name of a kind would leave, whatever of its own kind is asked for.
/** @type {(kind: string) => Map<number, number>} */
export function countsOf(kind) {
  const counts = new Map();
  for (const { row, facets } of all) {
    if (failures[row] && failures[row] !== kind) continue;
    for (const number of facets.get(kind)?.keys() ?? []) {
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  }
  return counts;
}

follow(["query", "names", "only"], filter);
