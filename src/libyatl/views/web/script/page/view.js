// What of the scale is seen: zoom and pan act on u, so that folds need no special case.
import { secondAt, uAt, viewOfAll, xAt } from "../scene/scale.js";
import { change, state } from "./state.js";
import { told } from "./told.js";

/** @typedef {import("../types").View} View */

// Between which pixels of the picture the plot lies.
export const plot = { left: 0, right: 0 };
// So many pixels a second has at most: a day 240, or a minute 12 where hours are told.
const MOST = told.isClocked ? 12 / 60 : 240 / 86_400;

/** @type {() => import("../types").Scale} */
export function scaleNow() {
  return state.isFolded ? told.scales.folded : told.scales.true;
}

/** @type {() => View} */
export function allOfIt() {
  return viewOfAll(plot.left, plot.right, told.inset);
}

/** @type {() => View} */
export function viewNow() {
  if (!state.window) return allOfIt();
  const [start, end] = state.window;
  return { ...plot, start, stretch: (plot.right - plot.left) / (end - start) };
}

/** @type {() => [number, number]} */
export function windowNow() {
  return windowOf(viewNow());
}

/** @type {(view: View) => [number, number]} */
function windowOf({ left, right, start, stretch }) {
  return [start, start + (right - left) / stretch];
}

/** @type {(x: number) => number} */
function uOf(x) {
  const { left, start, stretch } = viewNow();
  return start + (x - left) / stretch;
}

// How wide a window is at least about a u, in u.
/** @type {(u: number) => number} */
function leastWidth(u) {
  const scale = scaleNow();
  const [t0, t1, u0, u1] = scale.findLast((panel) => panel[2] <= u) ?? scale[0];
  return ((plot.right - plot.left) * (u1 - u0)) / (t1 - t0) / MOST;
}

/** @type {(start: number, width: number) => void} */
function see(start, width) {
  const [first, last] = windowOf(allOfIt());
  if (width >= (last - first) * 0.999) {
    change({ window: null });
    return;
  }
  const begin = Math.min(Math.max(start, first), last - width);
  change({ window: [begin, begin + width] });
}

/** @type {(factor: number, x?: number) => void} */
export function zoom(factor, x = (plot.left + plot.right) / 2) {
  const [start, end] = windowNow();
  const u = uOf(x);
  const least = Math.min(leastWidth(u), end - start);
  const width = Math.max((end - start) / factor, least);
  see(u - ((u - start) * width) / (end - start), width);
}

/** @type {(x: number) => boolean} */
export function isZoomedIn(x) {
  const [start, end] = windowNow();
  return end - start < leastWidth(uOf(x)) * 1.01;
}

/** @type {(pixels: number) => void} */
export function pan(pixels) {
  const [start, end] = windowNow();
  see(start + (pixels * (end - start)) / (plot.right - plot.left), end - start);
}

/** @type {(u: number) => void} */
export function centre(u) {
  const [start, end] = windowNow();
  see(u - (end - start) / 2, end - start);
}

/** @type {(x0: number, x1: number) => void} */
export function zoomTo(x0, x1) {
  const [u0, u1] = [uOf(x0), uOf(x1)];
  const width = Math.max(u1 - u0, leastWidth((u0 + u1) / 2));
  see((u0 + u1 - width) / 2, width);
}

/** @type {() => [number, number]} */
export function secondsSeen() {
  const [start, end] = windowNow();
  return [secondAt(scaleNow(), start), secondAt(scaleNow(), end)];
}

/** @type {(first: number, last: number) => void} */
export function seeSeconds(first, last) {
  const [start, end] = [first, last].map((second) => uAt(scaleNow(), second));
  if (start < end) see(start, Math.max(end - start, leastWidth((start + end) / 2)));
}

// Another scale, and the same stretch of time.
export function switchScale() {
  const seen = state.window && secondsSeen();
  change({ isFolded: !state.isFolded });
  if (seen) seeSeconds(...seen);
}

/** @type {(entry: import("../types").Entry) => [number, number] | null} */
export function reachOf({ items }) {
  const edges = items.flatMap(({ shapes }) => shapes.flatMap(({ a, b, c, d }) => [a, b, c, d]));
  const known = edges.filter((edge) => edge !== null);
  if (!known.length) return null;
  const ends = [Math.min(...known), Math.max(...known)];
  return ends.map((second) => xAt(viewNow(), scaleNow(), second));
}
