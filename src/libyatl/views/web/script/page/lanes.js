// Tracks of what is shown: one for all, or one a name.
import { facetOf, told } from "./told.js";

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Item} Item */
/** @typedef {import("../types").Track} Track */
// Why each entry is in it, or null where that is sure.
/** @typedef {Map<Entry, string | null>} Grounds */
/** @typedef {[string, Grounds]} Group */

/** @type {(shown: Entry[], by: string) => Track[]} */
export function tracksOf(shown, by) {
  const placed = shown.filter(({ items }) => items.length);
  const facet = facetOf(by);
  if (!facet) return [trackOf(["", new Map(placed.map((entry) => [entry, null]))])];
  const [groups, rest] = groupsByName(placed, facet);
  const least = groups.length > told.lanes + 1 ? told.lanes : groups.length;
  const others = groups.length > least ? [othersOf(groups.slice(least), placed)] : [];
  return [...groups.slice(0, least), ...others, ...rest].map(trackOf);
}

// The most events first, then by number, as all statuses are. The number behind the last is that
// of no name at all.
/** @type {(placed: Entry[], facet: import("../types").Facet) => Group[][]} */
function groupsByName(placed, { kind, names }) {
  /** @type {Group[]} */
  const groups = [...names, `no ${kind}`].map((name) => [name, new Map()]);
  for (const entry of placed) {
    for (const [number, ground] of entry.facets.get(kind) ?? [[names.length, null]]) {
      groups[number][1].set(entry, ground);
    }
  }
  const [named, rest] = [groups.slice(0, -1), groups.slice(-1)].map((some) =>
    some.filter(([, grounds]) => grounds.size),
  );
  if (kind !== "status") named.sort(([, one], [, other]) => other.size - one.size);
  return [named, rest];
}

// Surely among the others is what is so in any of them.
/** @type {(groups: Group[], placed: Entry[]) => Group} */
function othersOf(groups, placed) {
  const found = new Map();
  for (const [entry, ground] of groups.flatMap(([, grounds]) => [...grounds])) {
    if (found.get(entry) !== null) found.set(entry, ground);
  }
  const inOrder = placed.filter((entry) => found.has(entry));
  return [`${groups.length} others`, new Map(inOrder.map((entry) => [entry, found.get(entry)]))];
}

/** @type {(group: Group) => Track} */
function trackOf([name, grounds]) {
  const items = [...grounds].flatMap(([entry, ground]) =>
    ground === null ? entry.items : entry.items.map((item) => doubted(item, ground)),
  );
  return { name, items, events: grounds.size };
}

/** @type {(item: Item, ground: string) => Item} */
function doubted(item, ground) {
  return item.isAccount ? item : { ...item, after: ground, isSure: false };
}
