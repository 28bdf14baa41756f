// Where a plot is narrow: words above their marks, block under block.

import { blockOf, groupsOf, joined } from "./blocks.js";
import { emptyLane } from "./levels.js";
import { fitted, widthOf } from "./placing.js";

/** @import { Item, Lane, Mark, Plot, Strip, Track } from "../types" */
/** @import { Seen } from "./blocks.js" */

/**
 * @param {Seen[][]} inView by lane
 * @param {Plot} plot
 */
export function stacks(inView, { left, right, sizes }) {
  if (right - left >= sizes.narrow) return false;
  return new Set(inView.flat().map(({ items }) => items[0].row)).size <= sizes.stack.most;
}

/**
 * @param {Track} track
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @returns {Lane}
 */
export function stacked(track, entries, plot) {
  let height = 0;
  const blocks = groupsOf(entries).map((group) => {
    const y = height;
    const block =
      group[0].items.length > 1 ? accountsAbove(group[0], plot) : linesAbove(group, plot);
    height += Math.max(...block.marksY) + plot.sizes.stack.below;
    return { ...block, y };
  });
  return { ...emptyLane(track), height, blocks };
}

/**
 * @param {Seen[]} group
 * @param {Plot} plot
 */
function linesAbove(group, plot) {
  const items = group.map((entry) => entry.items[0]);
  const wide = Math.max(...items.map((item) => widthOf(item, plot)));
  const strips = items.map((item) => stripAbove(item, group[0].marks[0], wide, plot));
  return { ...blockOf(strips), marksY: [strips.length * plot.sizes.stack.line] };
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
function accountsAbove({ items, marks }, plot) {
  const { line, below } = plot.sizes.stack;
  const within = { ...plot, left: plot.left + 2 * plot.sizes.beside };
  const strips = items.map((item, index) =>
    stripAbove(item, marks[index], widthOf(item, plot), within),
  );
  const marksY = strips.map((_, index) => line + index * (line + below));
  return { ...joined(strips, plot), marksY };
}

/**
 * @param {Item} item
 * @param {Mark[]} marks
 * @param {number} wide
 * @param {Plot} plot
 * @returns {Strip}
 */
function stripAbove(item, marks, wide, plot) {
  const first = Math.min(...marks.map((mark) => mark.x0));
  const x = Math.max(Math.min(first, plot.right - wide), plot.left);
  return { item, marks, words: fitted(item, { side: "above", x, room: plot.right - x }, plot) };
}
