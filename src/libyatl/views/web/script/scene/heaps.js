// Crowds: where marks would collide, columns that count them.

import { firstOf, lastOf } from "./marks.js";
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
  const extents = crowdedStretches(entries, plot, rows);
  if (extents === null) return allOf(entries, plot);
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
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @param {number} rows
 */
function crowdedStretches(entries, plot, rows) {
  const { left, right, sizes } = plot;
  const counts = new Array(Math.max(Math.ceil((right - left) / sizes.bin), 1)).fill(0);
  let long = 0;
  for (const entry of entries) {
    const middle = middleOf(entry, plot);
    if (middle === null) long += 1;
    else if (left <= middle && middle < right) counts[Math.floor((middle - left) / sizes.bin)] += 1;
  }
  if (long > rows * LONG_TO_A_ROW && entries.length > AMONG) return null;
  const full = counts.map((count) => count > rows * TO_A_ROW);
  for (let index = 1; index < full.length - 1; index += 1) {
    if (full[index - 1] && (full[index + 1] || full[index + 2])) full[index] = true;
  }
  return runsOf(full, plot);
}

/**
 * @param {boolean[]} full
 * @param {Plot} plot
 */
function runsOf(full, { left, right, sizes }) {
  /** @type {Two<number>[]} */
  const runs = [];
  for (let index = 0; index < full.length; index += 1) {
    if (!full[index]) continue;
    const first = index;
    while (full[index]) index += 1;
    runs.push([left + first * sizes.bin, Math.min(left + index * sizes.bin, right)]);
  }
  return runs;
}

/**
 * About when an event was, where marks of it lie near each other.
 * @param {Seen} entry
 * @param {Plot} plot
 */
function middleOf({ marks: [marks] }, plot) {
  let first = Infinity;
  let last = -Infinity;
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
  let [first, last] = extentOf(marks.length > 1 ? marks.flat() : marks[0]);
  if (marks.length === 1 && marks[0].length === 1 && marks[0][0].isDisc) {
    first = last = (first + last) / 2;
  }
  let index = extents.length - 1;
  while (index >= 0 && (first === last ? extents[index][0] > last : extents[index][0] >= last)) {
    index -= 1;
  }
  return index >= 0 && first < extents[index][1] ? index : -1;
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
  const [certain, possible] = [new Int32Array(count + 1), new Int32Array(count + 1)];
  for (const entry of entries) countIn(entry, extent, plot, certain, possible);
  const columns = [];
  for (let index = 0, sure = 0, perhaps = 0; index < count; index += 1) {
    sure += certain[index];
    perhaps += possible[index];
    if (sure || perhaps) columns.push({ x: x0 + index * column, certain: sure, possible: perhaps });
  }
  const words = numberOfCrowd(entries.length, extent, plot, isAll);
  const rows = entries.map((entry) => entry.items[0].row);
  return { x0, x1, events: entries.length, columns, words, isAll, rows };
}

/**
 * Count an event in the columns that it covers, as steps up and down, in none of them twice.
 * @param {Seen} entry
 * @param {Two<number>} extent
 * @param {Plot} plot
 * @param {Int32Array} certain
 * @param {Int32Array} possible
 */
function countIn({ items: [event], marks: [marks] }, extent, plot, certain, possible) {
  const sure = event.isSure && event.tone !== "planned" ? certain : possible;
  /** @type {(steps: Int32Array, first: number, last: number) => void} */
  let step = (steps, first, last) => {
    steps[first] += 1;
    steps[last] -= 1;
  };
  /** @type {Map<number, Int32Array>} */
  const taken = new Map();
  if (marks.length > 1) {
    step = (steps, first, last) => {
      for (let index = first; index < last; index += 1) {
        if (steps === certain || !taken.has(index)) taken.set(index, steps);
      }
    };
  }
  for (const mark of marks) {
    const found = columnsOfMark(mark, extent, certain.length - 1, plot);
    if (found === null) continue;
    const [first, c0, c1, last] = found;
    step(possible, first, c0);
    step(sure, c0, c1);
    step(possible, c1, last);
  }
  for (const [index, steps] of taken) {
    steps[index] += 1;
    steps[index + 1] -= 1;
  }
}

/**
 * The first column of a mark, those of its certain part, half-open, and the end of its last.
 * @param {Mark} mark
 * @param {Two<number>} extent
 * @param {number} count
 * @param {Plot} plot
 */
function columnsOfMark(mark, [x0, x1], count, plot) {
  const [begin, end, core] = withoutFades(mark, plot);
  if (begin > x1 || end < x0) return null;
  const { column } = plot.sizes;
  const from = (begin - x0) / column;
  const to = (end - x0) / column;
  let [first, last] = covered(from, to);
  first = Math.min(Math.max(first, 0), count - 1);
  last = Math.max(Math.min(last, count), first + 1);
  const isWithin = Math.ceil(to) - Math.floor(from) <= 1 && mark.edge === null;
  if (isWithin && x0 <= begin && end <= x1) return [first, first, last, last];
  if (core === null) return [first, last, last, last];
  let [c0, c1] = covered((core[0] - x0) / column, (core[1] - x0) / column);
  c0 = Math.min(Math.max(c0, first), last);
  c1 = Math.max(Math.min(c1, last), c0);
  return [first, c0, c1, last];
}

/**
 * Of which columns an extent covers the middle, half-open; at least that of its own.
 * @param {number} begin
 * @param {number} end
 */
function covered(begin, end) {
  const first = Math.ceil(begin - 0.5);
  const last = Math.ceil(end - 0.5);
  if (last > first) return [first, last];
  const middle = Math.floor((begin + end) / 2);
  return [middle, middle + 1];
}

/**
 * @param {Mark} mark
 * @param {Plot} plot
 * @returns {[number, number, Two<number> | null]}
 */
function withoutFades(mark, { at }) {
  const { shape, core, edge, isDisc } = mark;
  if (edge !== null) return [edge, edge, null];
  const x0 = isDisc ? at(firstOf(shape)) : mark.x0;
  const x1 = isDisc ? at(lastOf(shape)) : mark.x1;
  if (shape.kind === "moment") return [x0, x1, [x0, x1]];
  if (core === null) return [x0, x1, null];
  const begin = shape.a === null && !shape.runsOn[0] ? core[0] : x0;
  const end = shape.d === null && !shape.runsOn[1] ? core[1] : x1;
  return [begin, end, core];
}

/**
 * @param {number} events
 * @param {Two<number>} extent
 * @param {Plot} plot
 * @param {boolean} isAll
 * @returns {Words}
 */
function numberOfCrowd(events, [x0, x1], plot, isAll) {
  const { left, right, measure, sizes } = plot;
  const told = countedOf(events, "event");
  if (isAll) return wordsAt(x0 + sizes.beside, cut(told, x1 - x0 - 2 * sizes.beside, plot), plot);
  const isWide = measure(told) + 2 * sizes.beside <= x1 - x0;
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

/** @param {Heap[]} heaps */
export function fullest(heaps) {
  let most = 0;
  for (const { columns } of heaps) {
    for (const { certain, possible } of columns) most = Math.max(most, certain + possible);
  }
  return most;
}
