// Time to position and back, on a scale that comes from Python.

/** @import { Panel, Scale, View } from "../types" */

/**
 * @param {Scale} scale
 * @param {number} second
 */
export function uAt(scale, second) {
  const [t0, t1, u0, u1] = panelAt(scale, second, 0);
  return u0 + ((second - t0) / (t1 - t0)) * (u1 - u0);
}

/**
 * @param {Scale} scale
 * @param {number} u
 */
export function secondAt(scale, u) {
  const [t0, t1, u0, u1] = panelAt(scale, u, 2);
  return t0 + ((u - u0) / (u1 - u0)) * (t1 - t0);
}

/**
 * The panel that holds a second, or a u, or the gutter before it.
 * @param {Scale} scale
 * @param {number} value
 * @param {0 | 2} from where in a panel seconds stand, or u
 * @returns {Panel}
 */
function panelAt(scale, value, from) {
  const index = scale.findIndex((panel) => value <= panel[from + 1]);
  if (index < 0) return scale[scale.length - 1];
  const [t0, , u0] = scale[index];
  if (index === 0 || value >= scale[index][from]) return scale[index];
  return [scale[index - 1][1], t0, scale[index - 1][3], u0];
}

/**
 * @param {View} view
 * @param {Scale} scale
 * @param {number} second
 */
export function xAt(view, scale, second) {
  return view.left + (uAt(scale, second) - view.start) * view.stretch;
}

/**
 * @param {View} view
 * @param {Scale} scale
 * @param {number} x
 */
export function secondOf(view, scale, x) {
  return secondAt(scale, view.start + (x - view.left) / view.stretch);
}

/**
 * @param {number} left
 * @param {number} right
 * @returns {View}
 */
export function viewOfAll(left, right, inset = 0) {
  const stretch = right - left - 2 * inset;
  return { left, right, start: -inset / stretch, stretch };
}
