// From a shape to its mark: where in a picture it lies, before any words.

/** @import { Mark, Plot, Shape, Sizes, Two } from "../types" */

/**
 * The earliest edge that is known.
 * @param {Shape} shape
 * @returns {number}
 */
export function firstOf({ a, b, c, d }) {
  return a ?? b ?? c ?? d ?? 0;
}

/**
 * The latest edge that is known.
 * @param {Shape} shape
 * @returns {number}
 */
export function lastOf({ a, b, c, d }) {
  return d ?? c ?? b ?? a ?? 0;
}

/**
 * @param {Plot} plot
 * @param {Mark} mark
 */
export function shows({ left, right }, { x0, x1, edge }) {
  return (x0 < right && x1 > left) || (edge !== null && left <= edge && edge <= right);
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 * @returns {Mark}
 */
export function markOf(shape, plot) {
  return MARKS[shape.kind](shape, plot);
}

/**
 * @param {Mark} mark
 * @param {Plot} plot
 * @returns {Mark}
 */
export function smaller(mark, { sizes }) {
  if (!mark.isDisc) return mark;
  const less = (sizes.disc - sizes.dot) / 2;
  return { ...mark, x0: mark.x0 + less, x1: mark.x1 - less };
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function twoSided(shape, { at, sizes }) {
  const x0 = at(firstOf(shape));
  const x1 = at(lastOf(shape));
  const wide = x1 - x0;
  if (shape.kind === "moment" && shape.unit > 1 && wide >= sizes.leastHours) {
    shape = { ...shape, kind: "window" };
  }
  if (wide >= (shape.kind === "moment" ? sizes.leastDay : sizes.leastWindow)) {
    return markAt(shape, x0, visibleEnd(x0, x1, sizes));
  }
  const first = (x0 + x1) / 2 - sizes.disc / 2;
  return markAt(shape, first, first + sizes.disc, null, null, true);
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function lasting(shape, { left, right, at, sizes }) {
  const { a, b, c, d, unit, runsOn } = shape;
  const c0 = at((b ?? 0) - unit);
  const c1 = visibleEnd(c0, at((c ?? 0) + unit), sizes);
  let begin = c0 - sizes.fade;
  let end = c1 + sizes.fade;
  if (a !== null) begin = at(a);
  else if (runsOn[0] || c0 >= right) begin = Math.min(begin, left);
  if (d !== null) end = at(d);
  else if (runsOn[1] || c1 <= left) end = Math.max(end, right);
  end = visibleEnd(begin, end, sizes);
  return markAt(shape, Math.min(begin, c0), Math.max(end, c1), [c0, c1]);
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function begun(shape, { left, right, at, sizes }) {
  const edge = at(shape.d ?? shape.b ?? lastOf(shape));
  let x0 = edge - sizes.fade;
  let x1 = edge;
  if (shape.runsOn[0] || edge > right) x0 = Math.min(x0, left);
  if (shape.d === null) {
    x1 = edge + sizes.tail;
    if (shape.runsOn[1] || edge < left) x1 = Math.max(x1, right);
  }
  return markAt(shape, x0, x1, null, edge);
}

/**
 * @param {Shape} shape
 * @param {Plot} plot
 */
function notBefore(shape, { left, right, at, sizes }) {
  const edge = at(firstOf(shape));
  let x1 = edge + sizes.fade;
  if (shape.runsOn[1] || edge < left) x1 = Math.max(x1, right);
  return markAt(shape, edge, x1, null, edge);
}

const MARKS = { moment: twoSided, window: twoSided, span: lasting, by: begun, from: notBefore };

/**
 * @param {number} x0
 * @param {number} x1
 * @param {Sizes} sizes
 */
function visibleEnd(x0, x1, sizes) {
  return Math.max(x1, x0 + sizes.least);
}

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
