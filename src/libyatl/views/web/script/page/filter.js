// Which events are shown: every condition holds, of one kind of name any that is asked for.
import { all, change, follow, state } from "./state.js";

/** @typedef {import("../types").Entry} Entry */

/** @type {string[]} */
const texts = [];
// By row what an entry fails: nothing, the names of one kind, or more.
/** @type {string[]} */
let failures = [];

/** @type {(text: string) => string} */
function foldedText(text) {
  const lower = text.toLowerCase();
  return /[^\0-\x7f]/.test(lower) ? lower.normalize("NFKD").replace(/\p{M}/gu, "") : lower;
}

/** @type {(entry: Entry, words: string[]) => string} */
function failureOf({ row, element, facets }, words) {
  if (state.only && !state.only.has(row)) return "more";
  let failure = "";
  for (const [kind, asked] of state.names) {
    if ([...asked].some((number) => facets.get(kind)?.has(number))) continue;
    if (failure) return "more";
    failure = kind;
  }
  if (!words.length) return failure;
  const text = (texts[row] ??= foldedText(element.textContent ?? ""));
  return words.every((word) => text.includes(word)) ? failure : "more";
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
  for (const list of lists) list.hidden = !list.querySelector(":scope > :not([hidden])");
  change({ shown: all.filter(({ row }) => !failures[row]) });
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
