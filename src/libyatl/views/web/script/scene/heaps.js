// Crowds: where marks would collide, columns that count them.

import { firstOf, lastOf } from "./marks.js";
import { bisect } from "./packing.js";
import { cut, extentOf } from "./placing.js";
import { countedOf, thousands } from "./plurals.js";

/** @import { Heap, Mark, Plot, Two, Words } from "../types" */
/** @import { Seen } from "./blocks.js" */
/** @typedef {{ heaps: Heap[], others: Seen[] }} Crowds */

const TO_A_ROW = 1.15;
const SHORT = 2;
const [LONG_TO_A_ROW, AMONG] = [2, 120];

/**
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @param {number} rows
 * @returns {Crowds}
 */
export function crowdsOf(entries, plot, rows) {
  const { left, right, sizes } = plot;
  /** @type {number[]} */
  const counts = new Array(Math.max(Math.ceil((right - left) / sizes.bin), 1)).fill(0);
  let long = 0;
  for (const entry of entries) {
    const middle = middleOf(entry, plot);
    if (middle === null) long += 1;
    else if (left <= middle && middle < right) counts[Math.floor((middle - left) / sizes.bin)] += 1;
  }
  if (long > rows * LONG_TO_A_ROW && entries.length > AMONG) return allOf(entries, plot);
  const extents = runsOf(counts.map((count) => count > rows * TO_A_ROW), plot);
  /** @type {Seen[][]} */
  const within = extents.map(() => []);
  /** @type {Seen[]} */
  const others = [];
  for (const entry of entries) (within[indexOf(entry, extents)] ?? others).push(entry);
  return { heaps: within.map((held, index) => heapOf(held, extents[index], plot)), others };
}

/**
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @returns {Crowds}
 */
export function allOf(entries, plot) {
  return { heaps: [heapOf(entries, [plot.left, plot.right], plot, true)], others: [] };
}

/**
 * The stretches that are full, those together between which one bin is not.
 * @param {boolean[]} full
 * @param {Plot} plot
 */
function runsOf(full, { left, right, sizes: { bin } }) {
  /** @type {Two<number>[]} */
  const runs = [];
  for (let index = 0; index < full.length; index += 1) {
    full[index] ||= full[index - 1] && (full[index + 1] || full[index + 2]);
    const end = Math.min(left + (index + 1) * bin, right);
    if (full[index] && full[index - 1]) runs[runs.length - 1][1] = end;
    else if (full[index]) runs.push([left + index * bin, end]);
  }
  return runs;
}

/**
 * About when an event was, where marks of it lie near each other.
 * @param {Seen} entry
 * @param {Plot} plot
 */
function middleOf({ marks: [marks] }, plot) {
  let [first, last] = [Infinity, -Infinity];
  for (const mark of marks) {
    const { runsOn } = mark.shape;
    if (runsOn[0] || runsOn[1]) return null;
    const [begin, end] = withoutFades(mark, plot);
    first = Math.min(first, begin);
    last = Math.max(last, end);
  }
  return last - first < plot.sizes.bin * SHORT ? (first + last) / 2 : null;
}

/**
 * Which crowd an event stands in: the last that it reaches into; -1 if none.
 * @param {Seen} entry
 * @param {Two<number>[]} extents
 */
function indexOf({ marks }, extents) {
  const every = marks.length > 1 ? marks.flat() : marks[0];
  let [first, last] = extentOf(every);
  if (every.length === 1 && every[0].isDisc) first = last = (first + last) / 2;
  // What begins where another ends does not reach into it; a point does.
  /** @type {(x: number) => boolean} */
  const isBefore = (x) => (first === last ? x <= last : x < last);
  const index = bisect(extents.length, (at) => isBefore(extents[at][0])) - 1;
  return first < extents[index]?.[1] ? index : -1;
}

/**
 * @param {Seen[]} entries
 * @param {Two<number>} extent
 * @param {Plot} plot
 * @returns {Heap}
 */
function heapOf(entries, extent, plot, isAll = false) {
  const [x0, x1] = extent;
  const { column } = plot.sizes;
  const count = Math.max(Math.ceil((x1 - x0) / column), 1);
  const [told, possible, certain] = [0, 1, 2].map(() => new Uint32Array(count));
  for (const { items: [event], marks: [marks] } of entries) {
    const found = marks.map((mark) => columnsOfMark(mark, extent, count, plot));
    const sure = event.isSure && event.tone !== "planned" ? found : [];
    for (const [first, , , last] of found) told.fill(1, first, last);
    for (const [, first, last] of sure) told.fill(2, first, last);
    for (const [first, , , last] of found) {
      for (let index = first; index < last; index += 1) {
        if (told[index] === 1) possible[index] += 1;
        if (told[index] === 2) certain[index] += 1;
        told[index] = 0;
      }
    }
  }
  const columns = Array.from(told, (_, index) => {
    return { x: x0 + index * column, certain: certain[index], possible: possible[index] };
  });
  return {
    x0,
    x1,
    events: entries.length,
    columns: columns.filter((one) => one.certain || one.possible),
    words: numberOfCrowd(entries.length, extent, plot, isAll),
    isAll,
    rows: entries.map((entry) => entry.items[0].row),
  };
}

/**
 * The first column of a mark, those of its certain part, half-open, and the end of its last.
 * @param {Mark} mark
 * @param {Two<number>} extent
 * @param {number} count
 * @param {Plot} plot
 */
function columnsOfMark(mark, [x0, x1], count, plot) {
  const { column } = plot.sizes;
  const [begin, end, core] = withoutFades(mark, plot);
  if (begin > x1 || end < x0) return [0, 0, 0, 0];
  const [from, to] = [(begin - x0) / column, (end - x0) / column];
  let [first, last] = covered(from, to);
  first = Math.min(Math.max(first, 0), count - 1);
  last = Math.max(Math.min(last, count), first + 1);
  const isWithin = Math.ceil(to) - Math.floor(from) <= 1 && x0 <= begin && end <= x1;
  if (isWithin && mark.edge === null) return [first, first, last, last];
  if (core === null) return [first, last, last, last];
  let [c0, c1] = covered((core[0] - x0) / column, (core[1] - x0) / column);
  c0 = Math.min(Math.max(c0, first), last);
  return [first, c0, Math.max(Math.min(c1, last), c0), last];
}

/**
 * Of which columns an extent covers the middle, half-open; at least that of its own.
 * @param {number} begin
 * @param {number} end
 */
function covered(begin, end) {
  const [first, last] = [Math.ceil(begin - 0.5), Math.ceil(end - 0.5)];
  const middle = Math.floor((begin + end) / 2);
  return last > first ? [first, last] : [middle, middle + 1];
}

/**
 * @param {Mark} mark
 * @param {Plot} plot
 * @returns {[number, number, Two<number> | null]}
 */
function withoutFades({ shape, x0, x1, core, edge, isDisc }, { at }) {
  if (edge !== null) return [edge, edge, null];
  if (isDisc) [x0, x1] = [at(firstOf(shape)), at(lastOf(shape))];
  if (shape.kind === "moment") return [x0, x1, [x0, x1]];
  if (core && shape.a === null && !shape.runsOn[0]) x0 = core[0];
  if (core && shape.d === null && !shape.runsOn[1]) x1 = core[1];
  return [x0, x1, core];
}

/**
 * @param {number} events
 * @param {Two<number>} extent
 * @param {Plot} plot
 * @param {boolean} isAll
 * @returns {Words}
 */
function numberOfCrowd(events, [x0, x1], plot, isAll) {
  const { left, right, measure, sizes: { beside } } = plot;
  const told = countedOf(events, "event");
  const room = x1 - x0 - 2 * beside;
  if (isAll) return wordsAt(x0 + beside, cut(told, room, plot), plot);
  const isWide = measure(told) + 2 * beside <= x1 - x0;
  const text = cut(isWide ? told : thousands(events), right - left, plot);
  const wide = measure(text);
  return wordsAt(Math.min(Math.max((x0 + x1 - wide) / 2, left), right - wide), text, plot);
}

/**
 * A line that tells of many events.
 * @param {number} x
 * @param {string} text
 * @param {Plot} plot
 * @returns {Words}
 */
export function wordsAt(x, text, { measure }) {
  return { x, width: measure(text), text, after: "", side: "inside" };
}

/**
 * @param {Heap[]} heaps
 */
export function fullest(heaps) {
  const columns = heaps.flatMap((heap) => heap.columns);
  return columns.reduce((most, column) => Math.max(most, column.certain + column.possible), 0);
}
