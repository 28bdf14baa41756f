// Where a plot is narrow: words above their marks, block under block.

import { blockOf, groupsOf, joined } from "./blocks.js";
import { emptyLane } from "./levels.js";
import { fitted, widthOf } from "./placing.js";

/** @import { Block, Item, Lane, Mark, Plot, Strip, Track } from "../types" */
/** @import { Seen } from "./blocks.js" */

/** @type {(inView: Seen[][], plot: Plot) => boolean} by lane */
export function stacks(inView, { left, right, sizes }) {
  if (right - left >= sizes.narrow) return false;
  return new Set(inView.flat().map(({ items }) => items[0].row)).size <= sizes.stack.most;
}

/** @type {(track: Track, entries: Seen[], plot: Plot) => Lane} */
export function stacked(track, entries, plot) {
  let height = 0;
  const blocks = groupsOf(entries).map((group) => {
    const block = { ...blockAbove(group, plot), y: height };
    height += Math.max(...block.marksY) + plot.sizes.stack.below;
    return block;
  });
  return { ...emptyLane(track), height, blocks };
}

/** @type {(group: Seen[], plot: Plot) => Block} */
function blockAbove(group, plot) {
  const [{ items, marks }] = group;
  const { beside, stack } = plot.sizes;
  if (items.length === 1) {
    const every = group.map((entry) => entry.items[0]);
    return { ...blockOf(stripsAbove(every, marks[0], plot)), marksY: [every.length * stack.line] };
  }
  const within = { ...plot, left: plot.left + 2 * beside };
  const strips = items.flatMap((item, index) => stripsAbove([item], marks[index], within));
  const marksY = items.map((_, index) => stack.line + index * (stack.line + stack.below));
  return { ...joined(strips, plot), marksY };
}

/** @type {(items: Item[], marks: Mark[], plot: Plot) => Strip[]} */
function stripsAbove(items, marks, plot) {
  const wide = Math.max(...items.map((item) => widthOf(item, plot)));
  const first = Math.min(...marks.map((mark) => mark.x0), plot.right - wide);
  const x = Math.max(first, plot.left);
  const room = plot.right - x;
  return items.map((item) => {
    return { item, marks, words: fitted(item, { side: "above", x, room }, plot) };
  });
}
