// What of the scale is seen: zoom and pan act on u, so that folds need no special case.
import { secondAt, uAt, viewOfAll } from "../scene/scale.js";
import { DAY } from "../scene/shapes.js";
import { change, state } from "./state.js";
import { told } from "./told.js";

/** @typedef {import("../types").View} View */

// How far a step of zoom goes.
export const FACTOR = 1.6;
// Between which pixels of the picture the plot lies.
export const plot = { left: 0, right: 0 };
// So many pixels a second has at most: a day 240, or a minute 12 where hours are told.
const MOST = told.isClocked ? 12 / 60 : 240 / DAY;

/** @type {() => import("../types").Scale} */
export function scaleNow() {
  return told.scales[state.isFolded ? "folded" : "true"];
}

/** @type {() => View} */
export function viewOfWhole() {
  return viewOfAll(plot.left, plot.right, told.inset);
}

/** @type {() => View} */
export function viewNow() {
  if (!state.window) return viewOfWhole();
  const [start, end] = state.window;
  return { ...plot, start, stretch: (plot.right - plot.left) / (end - start) };
}

// From which u to which a view goes.
/** @type {(view?: View) => [number, number]} */
export function windowOf(view = viewNow()) {
  return [view.start, uIn(view.right, view)];
}

/** @type {(x: number, view?: View) => number} */
export function uIn(x, { left, start, stretch } = viewNow()) {
  return start + (x - left) / stretch;
}

// How wide a window is at least about a u, in u.
/** @type {(u: number) => number} */
function leastWidth(u) {
  const scale = scaleNow();
  const [t0, t1, u0, u1] = scale.filter((panel) => panel[2] <= u).at(-1) ?? scale[0];
  return ((plot.right - plot.left) * (u1 - u0)) / (t1 - t0) / MOST;
}

/** @type {(u: number) => boolean} */
export function isZoomedIn(u) {
  const [start, end] = windowOf();
  return end - start < leastWidth(u) * 1.01;
}

/** @type {(start: number, width: number) => void} */
function see(start, width) {
  const [first, last] = windowOf(viewOfWhole());
  const begin = Math.max(Math.min(start, last - width), first);
  change({ window: width < (last - first) * 0.999 ? [begin, begin + width] : null });
}

// Zoom about a u, which comes to stand at that part of the view: where it stood by itself.
/** @type {(factor: number, u?: number, part?: number) => void} */
export function zoom(factor, u, part) {
  const [start, end] = windowOf();
  const at = u ?? (start + end) / 2;
  const least = Math.min(leastWidth(at), end - start);
  const width = Math.max((end - start) / factor, least);
  see(at - (part ?? (at - start) / (end - start)) * width, width);
}

/** @type {(pixels: number) => void} */
export function pan(pixels) {
  const [start, end] = windowOf();
  see(start + (pixels * (end - start)) / (plot.right - plot.left), end - start);
}

/** @type {(first: number, last: number) => void} */
export function seeSeconds(first, last) {
  const [start, end] = [first, last].map((second) => uAt(scaleNow(), second));
  if (start < end) see(start, Math.max(end - start, leastWidth((start + end) / 2)));
}

/** @type {() => number[]} */
export function secondsSeen() {
  return windowOf().map((u) => secondAt(scaleNow(), u));
}

// Another scale, and the same stretch of time.
export function switchScale() {
  const [first, last] = state.window ? secondsSeen() : [];
  change({ isFolded: !state.isFolded, window: null });
  seeSeconds(first, last);
}

// From which u to which all that is known of an event lies; none if it has no place in time.
/** @type {(entry: import("../types").Entry) => number[]} */
export function extentOfEntry({ items }) {
  const shapes = items.flatMap((item) => item.shapes);
  const edges = shapes.flatMap(({ a, b, c, d }) => [a, b, c, d].filter((edge) => edge !== null));
  if (!edges.length) return [];
  return [Math.min(...edges), Math.max(...edges)].map((second) => uAt(scaleNow(), second));
}
