// Where the words of a mark stand: first where they fit whole, else where most of them does.

import { bisect } from "./packing.js";

/** @import { Item, Mark, Plot, Side, Two, Words } from "../types" */
/** @typedef {{ side: Side, x: number, room: number }} Spot */

const ABOUT_AS_WIDE = 0.8;
const ROUNDING = 1e-6;

/**
 * @param {Mark[]} marks
 * @param {number} wide
 * @param {Plot} plot
 * @returns {Spot[]}
 */
export function spots(marks, wide, plot, rows = 1) {
  const [first, last] = extentOf(marks);
  const right = rightOf(last, plot);
  const left = ending(first - plot.sizes.beside, wide, plot, "left");
  if (marks.length > 1) return [right, left, ...inGaps(marks, plot)];
  const [{ shape, x0, x1, core, edge, isDisc }] = marks;
  if (isDisc) return [right, left];
  if (core) return [...onSpan(marks[0], core, plot), right, left];
  if (shape.kind === "moment") return [right, left, visible(x0, x1, plot, "over")];
  if (edge === null) return atWindow(x0, x1, plot, right, left, rows);
  if (shape.kind === "from") return [visible(edge, Infinity, plot, "inside"), left];
  const before = ending(edge - plot.sizes.inset, wide, plot, "inside");
  return shape.runsOn[1] ? [before, visible(edge, x1, plot, "inside"), right] : [before, right];
}

/**
 * @param {Spot[]} spots
 * @param {number} wide
 */
export function chosen(spots, wide) {
  const widest = Math.max(...spots.map((spot) => spot.room));
  const least = widest >= wide ? wide : Math.min(widest, ABOUT_AS_WIDE * widest);
  return spots.find((spot) => spot.room >= least) ?? spots[0];
}

/**
 * From the first to the last position of some marks.
 * @param {Mark[]} marks
 * @returns {Two<number>}
 */
export function extentOf(marks) {
  let { x0: first, x1: last } = marks[0];
  for (const { x0, x1 } of marks) {
    if (x0 < first) first = x0;
    if (x1 > last) last = x1;
  }
  return [first, last];
}

/**
 * @param {number} x0
 * @param {number} x1
 * @param {Plot} plot
 * @param {Spot} right
 * @param {Spot} left
 * @param {number} rows
 */
function atWindow(x0, x1, plot, right, left, rows) {
  const inside = visible(x0, x1, plot, "inside");
  const isWide = Math.min(x1, plot.right) - Math.max(x0, plot.left) >= plot.sizes.over;
  const overs = isWide ? [{ ...inside, room: plot.right - inside.x }] : [];
  return rows > 1 ? [inside, ...overs, right, left] : [inside, right, ...overs, left];
}

/**
 * @param {Mark} mark
 * @param {Two<number>} core
 * @param {Plot} plot
 */
function onSpan({ shape: { runsOn }, x0, x1 }, core, plot) {
  const { beside, inset } = plot.sizes;
  // Clear of the arrows at the sides of the plot to which it runs.
  const first = runsOn[0] ? Math.max(x0, plot.left + beside) : x0;
  const end = runsOn[1] ? Math.min(x1, plot.right - beside) : x1;
  const behind = Math.max(core[1] + beside, plot.left + inset);
  return [
    visible(Math.max(core[0], first), Math.min(core[1], end), plot, "over"),
    visible(behind - inset, end, plot, "over"),
    visible(first, end, plot, "over"),
  ];
}

/**
 * @param {number} x0
 * @param {number} x1
 * @param {Plot} plot
 * @param {Side} side
 * @returns {Spot}
 */
function visible(x0, x1, { left, right, sizes }, side) {
  const x = Math.max(x0, left) + sizes.inset;
  return { side, x, room: (x1 <= right ? x1 - sizes.inset : right) - x };
}

/**
 * @param {Mark[]} marks
 * @param {Plot} plot
 */
function inGaps(marks, plot) {
  const ordered = [...marks].sort((one, other) => one.x0 - other.x0);
  return ordered.slice(1).map(({ x0 }, index) => {
    const right = Math.min(x0 - plot.sizes.beside, plot.right);
    return rightOf(extentOf(ordered.slice(0, index + 1))[1], { ...plot, right });
  });
}

/**
 * @param {number} last
 * @param {Plot} plot
 * @returns {Spot}
 */
function rightOf(last, { left, right, sizes }) {
  const x = Math.max(last + sizes.beside, left);
  return { side: "right", x, room: right - x };
}

/**
 * @param {number} end
 * @param {number} wide
 * @param {Plot} plot
 * @param {Side} side
 * @returns {Spot}
 */
function ending(end, wide, { left, right }, side) {
  const room = Math.min(end, right) - left;
  return { side, x: Math.min(end, right) - Math.min(wide, room), room };
}

/**
 * @param {Mark} mark
 * @param {Words | null} words
 * @param {Plot} plot
 * @returns {Mark}
 */
export function faded(mark, words, { sizes }) {
  if (words?.side !== "inside" || mark.edge === null) return mark;
  if (mark.shape.kind === "by") return { ...mark, x0: Math.min(mark.x0, words.x - sizes.inset) };
  return { ...mark, x1: Math.max(mark.x1, words.x + words.width + sizes.inset) };
}

/**
 * @param {Item} item
 */
const doubtOf = (item) => (item.isUncertain ? "?" : "");

/**
 * @param {Item} item
 * @param {Plot} plot
 */
export const widthOf = (item, plot) =>
  plot.measure(item.title + doubtOf(item)) + widthBehind(item, plot);

/**
 * @param {Item} item
 * @param {Spot} spot
 * @param {Plot} plot
 * @returns {Words | null}
 */
export function fitted(item, { x, room, side }, plot) {
  const { after } = item;
  const behind = widthBehind(item, plot);
  const doubt = doubtOf(item);
  const title = cut(item.title, room - behind - plot.measure(doubt), plot);
  const text = title && title + doubt;
  if (room < behind || !(text || after)) return null;
  return { x, width: plot.measure(text) + behind, text, after, side };
}

// What is drawn as one: a letter with its marks, an emoji with all that is joined to it, a flag.
const JOINED = /\u200d[\u2190-\u2bff\u{1f000}-\u{10ffff}]?/u.source;
const MARKING = /(?!\xad)[\p{M}\p{DI}\p{EMod}\u1160-\u11ff]/u.source;
const CLUSTER = new RegExp(` |(?:\\p{RI}{2}|.)(?:${JOINED}|${MARKING})*`, "gsu");

/**
 * @param {string} text
 * @param {number} room
 * @param {Pick<Plot, "measure" | "sizes">} plot
 */
export function cut(text, room, { measure, sizes }) {
  /** @type {(some: string) => boolean} */
  const isFitting = (some) => measure(some) <= room + ROUNDING;
  if (isFitting(text)) return text;
  const clusters = text.match(CLUSTER) ?? [];
  /** @type {(count: number) => string} */
  const cutTo = (count) => clusters.slice(0, count).join("").trimEnd() + sizes.ellipsis;
  const fitting = bisect(clusters.length, (count) => isFitting(cutTo(count)));
  return fitting ? cutTo(fitting - 1) : "";
}

/**
 * @param {Item} item
 * @param {Plot} plot
 */
const widthBehind = ({ after }, { measure, sizes }) =>
  after ? sizes.apart + measure(after) * sizes.after : 0;
