// Time to position and back, on a scale that comes from Python.

/** @import { Panel, Scale, View } from "../types" */

/** @type {(scale: Scale, second: number) => number} */
export function uAt(scale, second) {
  const [t0, t1, u0, u1] = panelAt(scale, second, 0);
  return u0 + ((second - t0) / (t1 - t0)) * (u1 - u0);
}

/** @type {(scale: Scale, u: number) => number} */
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
  let index = 0;
  while (index < scale.length - 1 && value > scale[index][from + 1]) index += 1;
  const [before, panel] = [scale[index - 1], scale[index]];
  return before && value < panel[from] ? [before[1], panel[0], before[3], panel[2]] : panel;
}

/** @type {(view: View, scale: Scale, second: number) => number} */
export function xAt({ left, start, stretch }, scale, second) {
  return left + (uAt(scale, second) - start) * stretch;
}

/** @type {(left: number, right: number, inset: number) => View} */
export function viewOfAll(left, right, inset) {
  const stretch = right - left - 2 * inset;
  return { left, right, start: -inset / stretch, stretch };
}
