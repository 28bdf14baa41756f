// Tracks of what is shown: one for all, or one a name.
import { facetOf, told } from "./told.js";

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Item} Item */
/** @typedef {import("../types").Track} Track */
/** @typedef {{ name: string, grounds: Map<Entry, string | null> }} Group */

/** @type {(shown: Entry[], by: string) => Track[]} */
export function tracksOf(shown, by) {
  const placed = shown.filter(({ items }) => items.length);
  const facet = facetOf(by);
  if (!facet) return [trackOf({ name: "", grounds: new Map(placed.map((each) => [each, null])) })];
  const { groups, rest } = groupsByName(placed, facet);
  const least = groups.length > told.lanes + 1 ? told.lanes : groups.length;
  const others = groups.length > least ? [othersOf(groups.slice(least), placed)] : [];
  return [...groups.slice(0, least), ...others, ...rest].map(trackOf);
}

// The most events first, then by number. The number behind the last is that of no name at all.
/** @type {(placed: Entry[], facet: import("../types").Facet) => Record<"groups" | "rest", Group[]>} */
function groupsByName(placed, { kind, names }) {
  const all = [...names, `no ${kind}`].map((name) => ({ name, grounds: new Map() }));
  const without = new Map([[names.length, null]]);
  for (const entry of placed) {
    for (const [number, ground] of entry.facets.get(kind) ?? without) {
      all[number].grounds.set(entry, ground);
    }
  }
  const isFilled = ({ grounds }) => grounds.size > 0;
  const groups = all.slice(0, -1).filter(isFilled);
  groups.sort((one, other) => other.grounds.size - one.grounds.size);
  return { groups, rest: all.slice(-1).filter(isFilled) };
}

// Surely among the others is what is so in any of them.
/** @type {(groups: Group[], placed: Entry[]) => Group} */
function othersOf(groups, placed) {
  const found = new Map();
  for (const { grounds } of groups) {
    for (const [entry, ground] of grounds) {
      if (found.get(entry) !== null) found.set(entry, ground);
    }
  }
  const inOrder = placed.filter((entry) => found.has(entry));
  const grounds = new Map(inOrder.map((entry) => [entry, found.get(entry)]));
  return { name: `${groups.length} others`, grounds };
}

/** @type {(group: Group) => Track} */
function trackOf({ name, grounds }) {
  const items = [...grounds].flatMap(([entry, ground]) =>
    ground === null ? entry.items : entry.items.map((item) => doubted(item, ground)),
  );
  return { name, items, events: grounds.size };
}

/** @type {(item: Item, ground: string) => Item} */
function doubted(item, ground) {
  return item.isAccount ? item : { ...item, after: ground, isSure: false };
}
