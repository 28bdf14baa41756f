// How much of a lane has words: all of it, the best sourced of it, or what stands beside crowds.

import { groupsOf, placed, small, titled } from "./blocks.js";
import { allOf, crowdsOf, fullest } from "./heaps.js";
import { bisect, rowsOf } from "./packing.js";

/** @import { Block, Heap, Lane, Plot, Rooms, Track } from "../types" */
/** @import { Placed, Seen } from "./blocks.js" */
/** @import { Crowds } from "./heaps.js" */
/** @typedef {ReturnType<typeof rowsOf>} Rows */

const MOST_TRIED = 160;
const [WORDS, WORDS_OF_MANY, MANY] = [0.85, 0.72, 200];
const MOST_LOST = 0.05;
const PARTS = [1, 1 / 2, 1 / 4];

/**
 * @param {Track} track
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @param {Rooms} rooms
 * @returns {Lane}
 */
export function laneOf(track, entries, plot, rooms) {
  const { row, air } = plot.sizes;
  const height = entries.length <= rooms.few ? rooms.tall : rooms.least;
  const rows = rowsOf(Math.floor(height / row), air);
  const blocks = entries.length <= MOST_TRIED ? allPlaced(entries, plot, rows) : null;
  if (blocks) return { ...emptyLane(track), height: rows.used() * row, blocks };
  for (const part of PARTS) {
    const crowds = crowdsOf(entries, plot, (rooms.flat / row) * part);
    const lane = besideCrowds(track, crowds, plot, rooms);
    if (lane.lost <= crowds.others.length * MOST_LOST) return lane;
  }
  return besideCrowds(track, allOf(entries, plot), plot, rooms);
}

/**
 * @param {Track} track
 * @returns {Lane}
 */
export function emptyLane({ name, events }) {
  const none = { blocks: [], dots: [], heaps: [], through: null, lost: 0, most: 0 };
  return { name, events, height: 0, level: 0, heapsY: [0, 0], ...none };
}

/**
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @param {Rows} rows
 */
function allPlaced(entries, plot, rows) {
  const blocks = [];
  for (const group of groupsOf(entries)) {
    const block = put(placed(group, plot), rows, 0, plot.sizes.row);
    if (!block) return null;
    blocks.push(block);
  }
  return blocks;
}

/**
 * A block in the first rows that are free, which begin at `y`; null where none are.
 * @param {Placed} placed
 * @param {Rows} rows
 * @param {number} y
 * @param {number} high
 * @returns {Block | null}
 */
function put({ block, x0, x1 }, rows, y, high) {
  const row = rows.put(x0, x1, block.strips.length);
  return row === null ? null : { ...block, row, y: y + row * high };
}

/**
 * @param {Track} track
 * @param {Crowds} crowds
 * @param {Plot} plot
 * @param {Rooms} rooms
 * @returns {Lane}
 */
function besideCrowds(track, { heaps, others }, plot, rooms) {
  const { row, thin, air } = plot.sizes;
  const isCrowded = heaps.length > 0;
  const part = isCrowded || others.length > MANY ? WORDS_OF_MANY : WORDS;
  const rows = rowsOf(Math.max(Math.floor((rooms.flat * part) / row), 1), air);
  const found = withTitles(others, plot, rows, heaps);
  const y = rows.used() * row;
  const below = rowsOf(Math.floor((rooms.marks - y) / thin), Math.min(air, 1));
  const wordless = others.filter((entry) => !found.has(entry));
  const ones = wordless.map((entry) => small(entry, plot)).sort((one, other) => one.x0 - other.x0);
  const dots = ones.flatMap((one) => put(one, below, y, thin) ?? []);
  const height = Math.max(y + below.used() * thin, isCrowded ? rooms.heap : 0);
  return {
    ...emptyLane(track),
    height,
    level: isCrowded ? 2 : 1,
    blocks: others.flatMap((entry) => found.get(entry) ?? []),
    dots,
    heaps,
    heapsY: [0, isCrowded ? height : 0],
    lost: wordless.length - dots.length,
    most: fullest(heaps),
  };
}

/**
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @param {Rows} rows
 * @param {Heap[]} heaps
 */
function withTitles(entries, plot, rows, heaps) {
  const plots = gapsBetween(heaps, plot);
  /** @type {Map<Seen, Block>} */
  const found = new Map();
  const order = [...entries].sort((one, other) => other.items[0].sources - one.items[0].sources);
  for (const entry of order) {
    const { x0, x1 } = entry.marks[0][0];
    const within = plots[Math.max(bisect(plots.length, (at) => plots[at].left <= x1) - 1, 0)];
    // Where there is no room for its mark, none is for words beside it.
    if (rows.find(Math.max(x0, within.left), Math.min(x1, within.right)) === null) continue;
    for (const one of titled(entry, within)) {
      const block = put(one, rows, 0, plot.sizes.row);
      if (block) found.set(entry, block);
      if (block) break;
    }
  }
  return found;
}

/**
 * @param {Heap[]} heaps
 * @param {Plot} plot
 */
function gapsBetween(heaps, plot) {
  const { beside } = plot.sizes;
  const lefts = heaps.map(({ x1, words }) => Math.max(x1, words.x + words.width) + beside);
  const rights = heaps.map(({ x0, words }) => Math.min(x0, words.x) - beside);
  return [...rights, plot.right].map((right, index) => {
    return { ...plot, left: lefts[index - 1] ?? plot.left, right };
  });
}
