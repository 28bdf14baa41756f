// Time to position and back, as `views/scene/scale.py` has it: the panels come from there.

/** @typedef {import("../types").Scale} Scale */
/** @typedef {import("../types").View} View */

/** @type {(scale: Scale, second: number) => number} */
export function uAt(scale, second) {
  const [t0, t1, u0, u1] = stretchAt(scale, second, 0);
  return u0 + ((second - t0) / (t1 - t0)) * (u1 - u0);
}

/** @type {(scale: Scale, u: number) => number} */
export function secondAt(scale, u) {
  const [t0, t1, u0, u1] = stretchAt(scale, u, 2);
  return t0 + ((u - u0) / (u1 - u0)) * (t1 - t0);
}

// Seconds stand in a panel from 0 on, u from 2 on.
/** @type {(scale: Scale, value: number, from: 0 | 2) => import("../types").Panel} */
function stretchAt(scale, value, from) {
  const index = Math.max(
    scale.findLastIndex((panel) => panel[from] <= value),
    0,
  );
  const panel = scale[index];
  const behind = scale[index + 1];
  if (!behind || value <= panel[from + 1]) return panel;
  return [panel[1], behind[0], panel[3], behind[2]];
}

/** @type {(view: View, scale: Scale, second: number) => number} */
export function xAt(view, scale, second) {
  return view.left + (uAt(scale, second) - view.start) * view.stretch;
}

/** @type {(view: View, scale: Scale, x: number) => number} */
export function secondOf(view, scale, x) {
  return secondAt(scale, view.start + (x - view.left) / view.stretch);
}

/** @type {(left: number, right: number, inset?: number) => View} */
export function viewOfAll(left, right, inset = 0) {
  const stretch = right - left - 2 * inset;
  return { left, right, start: -inset / stretch, stretch };
}
