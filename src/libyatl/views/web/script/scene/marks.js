// From a shape to its mark: where in a picture it lies, before any words.

import { DAY } from "./shapes.js";

/** @import { Mark, Plot, Shape, ShapeKind, Two } from "../types" */

/**
 * The earliest edge that is known, in seconds.
 * @param {Shape} shape
 */
export const firstOf = ({ a, b, c, d }) => a ?? b ?? c ?? d ?? 0;

/**
 * The latest edge that is known.
 * @param {Shape} shape
 */
export const lastOf = ({ a, b, c, d }) => d ?? c ?? b ?? a ?? 0;

/**
 * @param {Plot} plot
 * @param {Mark} mark
 */
export const shows = ({ left, right }, { x0, x1, edge }) =>
  (x0 < right && x1 > left) || (edge !== null && left <= edge && edge <= right);

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
export const markOf = (shape, plot) => MARKS[shape.kind](shape, plot);

/**
 * @param {Mark} mark
 * @param {Plot} plot
 * @returns {Mark}
 */
export function smaller(mark, { sizes }) {
  const less = mark.isDisc ? (sizes.disc - sizes.dot) / 2 : 0;
  return { ...mark, x0: mark.x0 + less, x1: mark.x1 - less };
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function twoSided(shape, { at, sizes }) {
  const [x0, x1] = [at(firstOf(shape)), at(lastOf(shape))];
  const isTold = shape.kind === "moment" && shape.unit === DAY && x1 - x0 >= sizes.leastHours;
  const least = shape.kind === "moment" ? sizes.leastDay : sizes.leastWindow;
  if (isTold) return markAt({ ...shape, kind: "window" }, x0, x1);
  if (x1 - x0 >= least) return markAt(shape, x0, x1);
  const first = (x0 + x1) / 2 - sizes.disc / 2;
  return markAt(shape, first, first + sizes.disc, null, null, true);
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function lasting(shape, { left, right, at, sizes: { fade, least } }) {
  const { a, b, c, d, unit, runsOn } = shape;
  const c0 = at((b ?? 0) - unit);
  const c1 = Math.max(at((c ?? 0) + unit), c0 + least);
  const from = runsOn[0] || c0 >= right ? Math.min(c0 - fade, left) : c0 - fade;
  const to = runsOn[1] || c1 <= left ? Math.max(c1 + fade, right) : c1 + fade;
  const begin = a === null ? from : at(a);
  const end = Math.max(d === null ? to : at(d), begin + least);
  return markAt(shape, Math.min(begin, c0), Math.max(end, c1), [c0, c1]);
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function begun(shape, { left, right, at, sizes }) {
  const edge = at(shape.d ?? shape.b ?? lastOf(shape));
  const x0 = edge - sizes.fade;
  const x1 = shape.d === null ? edge + sizes.tail : edge;
  const isOver = shape.d === null && (shape.runsOn[1] || edge < left);
  const from = shape.runsOn[0] || edge > right ? Math.min(x0, left) : x0;
  return markAt(shape, from, isOver ? Math.max(x1, right) : x1, null, edge);
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function notBefore(shape, { left, right, at, sizes }) {
  const edge = at(firstOf(shape));
  const x1 = edge + sizes.fade;
  const isOver = shape.runsOn[1] || edge < left;
  return markAt(shape, edge, isOver ? Math.max(x1, right) : x1, null, edge);
}

/** @type {Record<ShapeKind, (shape: Shape, plot: Plot) => Mark>} */
const MARKS = { moment: twoSided, window: twoSided, span: lasting, by: begun, from: notBefore };

/**
 * @param {Shape} shape
 * @param {number} x0
 * @param {number} x1
 * @param {Two<number> | null} core
 * @param {number | null} edge
 * @returns {Mark}
 */
function markAt(shape, x0, x1, core = null, edge = null, isDisc = false) {
  return { shape, x0, x1, core, edge, isDisc };
}
