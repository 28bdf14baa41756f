// From items to blocks: what has the very same bounds stands together, a row each.

import { markOf, shows, smaller } from "./marks.js";
import { chosen, extentOf, faded, fitted, spots, widthOf } from "./placing.js";

/** @import { Block, Item, Mark, Plot, Strip, Words } from "../types" */
/** @import { Spot } from "./placing.js" */
/** @typedef {{ items: Item[], marks: Mark[][] }} Seen An event and its accounts, with marks. */
/** @typedef {{ block: Block, x0: number, x1: number }} Placed */

/**
 * @param {Item[]} items
 * @param {Plot} plot
 */
export function entriesIn(items, plot) {
  /** @type {Seen[]} */
  const found = [];
  for (let end, first = 0; first < items.length; first = end) {
    const { row } = items[first];
    for (end = first + 1; items[end]?.isAccount && items[end].row === row; ) end += 1;
    const told = items.slice(first, end);
    const marks = told.map(({ shapes }) => shapes.map((shape) => markOf(shape, plot)));
    const isSeen = marks.some((some) => some.some((mark) => shows(plot, mark)));
    if (isSeen) found.push({ items: told, marks });
  }
  return found;
}

/**
 * @param {Seen[]} entries
 */
export function groupsOf(entries) {
  /** @type {Map<unknown, Seen[]>} */
  const groups = new Map();
  for (const entry of entries) {
    const [{ shapes, tone, isApproximate }] = entry.items;
    const isOne = entry.items.length + shapes.length === 2;
    const isShared = isOne && !["moment", "span"].includes(shapes[0].kind);
    const key = isShared ? JSON.stringify([shapes[0], tone, isApproximate]) : entry;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/**
 * @param {Seen[]} group
 * @param {Plot} plot
 */
export function placed(group, plot) {
  if (group.length === 1) return apart(group[0], plot);
  const [first] = group[0].marks;
  const items = group.map((entry) => entry.items[0]);
  const wide = Math.max(...items.map((item) => widthOf(item, plot)));
  const spot = chosen(spots(first, wide, plot, items.length), wide);
  const words = items.map((item) => fitted(item, spot, plot));
  const widest = words.reduce((one, other) => (widthIn(other) > widthIn(one) ? other : one));
  const marks = first.map((mark) => faded(mark, widest, plot));
  const strips = items.map((item, index) => ({ item, marks, words: words[index] }));
  return withRoom(blockOf(strips), plot);
}

/**
 * @param {Words | null} words
 */
const widthIn = (words) => words?.width ?? -1;

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
function apart({ items, marks }, plot) {
  const within = { ...plot, left: plot.left + (items.length > 1 ? 2 * plot.sizes.beside : 0) };
  const strips = items.map((item, index) => {
    const wide = widthOf(item, plot);
    return stripOf(item, marks[index], chosen(spots(marks[index], wide, within), wide), plot);
  });
  return withRoom(joined(strips, plot), plot);
}

/**
 * @param {Strip[]} strips
 * @returns {Block}
 */
export function blockOf(strips) {
  return { strips, row: 0, y: 0, isShared: true, joint: null, marksY: [] };
}

/**
 * @param {Strip[]} strips
 * @param {Plot} plot
 */
export function joined(strips, { left, sizes }) {
  const edges = strips.flatMap((strip) => [leftOf(strip), strip.words?.x ?? Infinity]);
  const joint = Math.max(Math.min(...edges) - sizes.beside, left);
  return strips.length > 1 ? { ...blockOf(strips), isShared: false, joint } : blockOf(strips);
}

/** @param {Strip} strip */
export const leftOf = ({ marks, words }) =>
  Math.min(extentOf(marks)[0], words && words.side !== "above" ? words.x : Infinity);

/**
 * @param {Item} item
 * @param {Mark[]} marks
 * @param {Spot} spot
 * @param {Plot} plot
 * @returns {Strip}
 */
function stripOf(item, marks, spot, plot) {
  const words = fitted(item, spot, plot);
  return { item, marks: marks.map((mark) => faded(mark, words, plot)), words };
}

const LEAST = 1 / 3;

/**
 * @param {Seen} entry
 * @param {Plot} plot
 * @returns {Generator<Placed>}
 */
export function* titled({ items, marks }, plot) {
  const most = plot.sizes.words;
  const full = Math.max(...items.map((item) => widthOf(item, plot)));
  if (items.length > 1) {
    if (Math.min(plot.right - plot.left, most) >= full) yield apart({ items, marks }, plot);
    return;
  }
  const wide = Math.min(full, most);
  const least = Math.min(wide, full - plot.measure(items[0].title) + most * LEAST);
  const found = spots(marks[0], wide, plot).filter((spot) => spot.room >= least);
  found.sort((one, other) => Number(one.room < wide) - Number(other.room < wide));
  for (const spot of found) {
    const room = Math.min(wide, spot.room);
    const strip = stripOf(items[0], marks[0], { ...spot, room }, plot);
    if (strip.words) yield withRoom(blockOf([strip]), plot);
  }
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
export function small({ items, marks }, plot) {
  const dots = marks.map((some) => some.map((mark) => smaller(mark, plot)));
  const strips = items.map((item, index) => ({ item, marks: dots[index], words: null }));
  return withRoom(joined(strips, plot), plot);
}

/**
 * @param {Block} block
 * @param {Plot} plot
 * @returns {Placed}
 */
function withRoom(block, { left, right }) {
  let [x0, x1] = [block.joint ?? Infinity, -Infinity];
  for (const { marks, words } of block.strips) {
    const [first, last] = extentOf(marks);
    x0 = Math.min(x0, first, words?.x ?? Infinity);
    x1 = Math.max(x1, last, words ? words.x + words.width : -Infinity);
  }
  return { block, x0: Math.max(x0, left), x1: Math.min(x1, right) };
}
