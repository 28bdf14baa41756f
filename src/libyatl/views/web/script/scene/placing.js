// Where the words of a mark stand: first where they fit whole, else where most of them does.

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
  const [mark] = marks;
  const { shape, x0, x1, core, edge, isDisc } = mark;
  if (shape.kind === "window" && !isDisc) return atWindow(mark, plot, right, left, rows);
  if (core !== null) return [...onSpan(mark, core, plot), right, left];
  if (shape.kind === "by" && edge !== null) return [...atEnd(mark, edge, wide, plot), right];
  if (shape.kind === "from" && edge !== null) {
    const x = Math.max(edge, plot.left) + plot.sizes.inset;
    return [{ side: "inside", x, room: plot.right - x }, left];
  }
  return isDisc ? [right, left] : [right, left, visible(x0, x1, plot, "over")];
}

/**
 * @param {Spot[]} spots
 * @param {number} wide
 * @returns {Spot}
 */
export function chosen(spots, wide) {
  const widest = Math.max(...spots.map((spot) => spot.room));
  const most = Math.min(widest, ABOUT_AS_WIDE * widest);
  const found = spots.find((spot) => spot.room >= wide) ?? spots.find((spot) => spot.room >= most);
  return found ?? spots[0];
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
 * @param {Mark} mark
 * @param {Plot} plot
 * @param {Spot} right
 * @param {Spot} left
 * @param {number} rows
 */
function atWindow({ x0, x1 }, plot, right, left, rows) {
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
function onSpan(mark, core, plot) {
  const { beside, inset } = plot.sizes;
  const [first, end] = clearOfArrows(mark, plot);
  const behind = Math.max(core[1] + beside, plot.left + inset);
  return [
    visible(Math.max(core[0], first), Math.min(core[1], end), plot, "over"),
    visible(behind - inset, end, plot, "over"),
    visible(first, end, plot, "over"),
  ];
}

/**
 * @param {Mark} mark
 * @param {Plot} plot
 */
function clearOfArrows({ shape, x0, x1 }, { left, right, sizes }) {
  const [before, behind] = shape.runsOn;
  return [
    before ? Math.max(x0, left + sizes.beside) : x0,
    behind ? Math.min(x1, right - sizes.beside) : x1,
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
  const end = x1 <= right ? x1 - sizes.inset : right;
  return { side, x, room: end - x };
}

/**
 * @param {Mark} mark
 * @param {number} edge
 * @param {number} wide
 * @param {Plot} plot
 */
function atEnd(mark, edge, wide, plot) {
  const before = ending(edge - plot.sizes.inset, wide, plot, "inside");
  return mark.shape.runsOn[1] ? [before, visible(edge, mark.x1, plot, "inside")] : [before];
}

/**
 * @param {Mark[]} marks
 * @param {Plot} plot
 */
function inGaps(marks, plot) {
  const ordered = [...marks].sort((one, other) => one.x0 - other.x0);
  let end = -Infinity;
  return ordered.slice(1).map((behind, index) => {
    end = Math.max(end, ordered[index].x1);
    const right = Math.min(behind.x0 - plot.sizes.beside, plot.right);
    return rightOf(end, { ...plot, right });
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
  const last = Math.min(end, right);
  const room = last - left;
  return { side, x: last - Math.min(wide, room), room };
}

/**
 * @param {Mark} mark
 * @param {Words | null} words
 * @param {Plot} plot
 * @returns {Mark}
 */
export function faded(mark, words, { sizes }) {
  if (words === null || words.side !== "inside" || mark.edge === null) return mark;
  if (mark.shape.kind === "by") return { ...mark, x0: Math.min(mark.x0, words.x - sizes.inset) };
  return { ...mark, x1: Math.max(mark.x1, words.x + words.width + sizes.inset) };
}

/**
 * @param {Item} item
 * @param {Plot} plot
 */
export function widthOf(item, plot) {
  const title = item.isUncertain ? `${item.title}?` : item.title;
  return plot.measure(title) + widthBehind(item.after, plot);
}

/**
 * @param {Item} item
 * @param {Spot} spot
 * @param {Plot} plot
 * @returns {Words | null}
 */
export function fitted(item, spot, plot) {
  const doubt = item.isUncertain ? "?" : "";
  const last = widthBehind(item.after, plot);
  const room = spot.room - last;
  if (room < 0) return null;
  let text = cut(item.title, room - plot.measure(doubt), plot);
  if (text) text += doubt;
  else if (!item.after) return null;
  const { x, side } = spot;
  return { x, width: plot.measure(text) + last, text, after: item.after, side };
}

/**
 * @param {string} text
 * @param {number} room
 * @param {Plot} plot
 */
export function cut(text, room, { measure, sizes }) {
  const { ellipsis } = sizes;
  const isFitting = (/** @type {string} */ some) => measure(some) <= room + ROUNDING;
  if (isFitting(text)) return text;
  const ends = starts(text).slice(1);
  const shortened = (/** @type {number} */ end) => text.slice(0, end).trimEnd() + ellipsis;
  let fits = 0;
  for (let above = ends.length; fits < above; ) {
    const middle = (fits + above) >> 1;
    if (isFitting(shortened(ends[middle]))) fits = middle + 1;
    else above = middle;
  }
  if (fits) return shortened(ends[fits - 1]);
  return isFitting(ellipsis) ? ellipsis : "";
}

const CLUSTER = / |(?:\p{RI}{2}|.)(?:\u200d\p{So}?|[\p{M}\p{Cf}\u1160-\u11ff\p{EMod}])*/gsu;

/**
 * Where each cluster of a text begins.
 * @param {string} text
 */
function starts(text) {
  return Array.from(text.matchAll(CLUSTER), (found) => found.index);
}

/**
 * @param {string} after
 * @param {Plot} plot
 */
export function widthBehind(after, { measure, sizes }) {
  return after ? sizes.apart + measure(after) * sizes.after : 0;
}
