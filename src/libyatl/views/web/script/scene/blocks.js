// From items to blocks: what has the very same bounds stands together, a row each.

import { markOf, shows, smaller } from "./marks.js";
import { chosen, faded, fitted, spots, widthOf } from "./placing.js";

/** @import { Block, Item, Mark, Plot, Strip } from "../types" */
/** @import { Spot } from "./placing.js" */
/** @typedef {{ items: Item[], marks: Mark[][] }} Seen An event and its accounts, with marks. */
/** @typedef {{ block: Block, x0: number, x1: number }} Placed */

/**
 * @param {Item[]} items
 * @param {Plot} plot
 */
export function entriesIn(items, plot) {
  const found = [];
  for (let end, first = 0; first < items.length; first = end) {
    end = first + 1;
    while (end < items.length && items[end].isAccount && items[end].row === items[first].row) {
      end += 1;
    }
    const told = items.slice(first, end);
    const marks = told.map(({ shapes }) => shapes.map((shape) => markOf(shape, plot)));
    const isSeen = marks.some((some) => some.some((mark) => shows(plot, mark)));
    if (isSeen) found.push({ items: told, marks });
  }
  return found;
}

/**
 * @param {Seen[]} entries
 * @returns {Seen[][]}
 */
export function groupsOf(entries) {
  /** @type {Map<unknown, Seen[]>} */
  const joined = new Map();
  for (const entry of entries) {
    const key = keyOf(entry) ?? entry;
    const group = joined.get(key);
    if (group) group.push(entry);
    else joined.set(key, [entry]);
  }
  return [...joined.values()];
}

/**
 * What events of one block have in common; null for one that stands alone.
 * @param {Seen} entry
 */
function keyOf({ items }) {
  const [{ shapes, tone, isApproximate }] = items;
  const isSingle = items.length > 1 || shapes.length > 1;
  if (isSingle || shapes[0].kind === "moment" || shapes[0].kind === "span") return null;
  return JSON.stringify([shapes[0], tone, isApproximate]);
}

/**
 * @param {Seen[]} group
 * @param {Plot} plot
 * @returns {Placed}
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

/** @param {Strip["words"]} words */
function widthIn(words) {
  return words?.width ?? -1;
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
function apart({ items, marks }, plot) {
  const left = plot.left + (items.length > 1 ? 2 * plot.sizes.beside : 0);
  const within = { ...plot, left };
  const strips = items.map((item, index) => {
    const wide = widthOf(item, plot);
    return stripOf(item, marks[index], chosen(spots(marks[index], wide, within), wide), plot);
  });
  return withRoom(joined(strips, plot), plot);
}

/**
 * @param {Strip[]} strips
 * @param {Plot} plot
 */
export function joined(strips, { left, sizes }) {
  if (strips.length === 1) return blockOf(strips);
  const joint = Math.min(...strips.map(leftOf)) - sizes.beside;
  return { ...blockOf(strips), isShared: false, joint: Math.max(joint, left) };
}

/** @param {Strip} strip */
export function leftOf({ marks, words }) {
  return Math.min(...marks.map((mark) => mark.x0), words?.x ?? Infinity);
}

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

/**
 * @param {Strip[]} strips
 * @returns {Block}
 */
export function blockOf(strips) {
  return { strips, row: 0, y: 0, isShared: true, joint: null, marksY: [] };
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 * @returns {Generator<Placed>}
 */
export function* titled(entry, plot) {
  const most = plot.sizes.words;
  const { items, marks } = entry;
  const full = Math.max(...items.map((item) => widthOf(item, plot)));
  if (items.length > 1) {
    if (Math.min(plot.right - plot.left, most) >= full) yield apart(entry, plot);
    return;
  }
  const wide = Math.min(full, most);
  const least = full - plot.measure(items[0].title) + most * LEAST;
  const found = spots(marks[0], wide, plot);
  const whole = found.filter((spot) => spot.room >= wide);
  for (const spot of [...whole, ...found.filter((spot) => !(spot.room >= wide))]) {
    if (spot.room < Math.min(wide, least)) continue;
    const room = Math.min(wide, spot.room);
    const strip = stripOf(items[0], marks[0], { ...spot, room }, plot);
    if (strip.words) yield withRoom(blockOf([strip]), plot);
  }
}

const LEAST = 1 / 3;

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
export function small({ items, marks }, plot) {
  const strips = items.map((item, index) => ({
    item,
    marks: marks[index].map((mark) => smaller(mark, plot)),
    words: null,
  }));
  return withRoom(joined(strips, plot), plot);
}

/**
 * @param {Block} block
 * @param {Plot} plot
 * @returns {Placed}
 */
function withRoom(block, { left, right }) {
  let first = block.joint ?? Infinity;
  let last = block.joint ?? -Infinity;
  for (const { marks, words } of block.strips) {
    for (const { x0, x1 } of marks) {
      first = Math.min(first, x0);
      last = Math.max(last, x1);
    }
    if (words) {
      first = Math.min(first, words.x);
      last = Math.max(last, words.x + words.width);
    }
  }
  return { block, x0: Math.max(first, left), x1: Math.min(last, right) };
}
