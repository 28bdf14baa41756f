// Outlines whose two ends may differ: a solid line is stated, a dashed one was worked out.

import { addLine, colour, from, PAPER, tenth } from "./elements.js";

/** @import { Place } from "./drawn_marks.js" */
/** @typedef {{ x: number, inner: number, isStated: boolean, isCut: boolean }} End */

const DASHES = "3 2.5";

/**
 * The lines of an outline: one if both ends meet and are alike, else one an end.
 * @param {End | null} left
 * @param {End | null} right
 * @param {number} radius
 * @param {Place} at
 */
export function drawOutline(left, right, radius, at) {
  if (left && right && areAlike(left, right)) {
    const path = wholePath(left.x, right.x, radius, at);
    addOutline(path, left.isStated ? [] : [left, right], at);
    return;
  }
  for (const end of [left, right]) {
    if (!end) continue;
    const path = halfPath(end, end === left ? 1 : -1, radius, at);
    addOutline(path, end.isStated ? [] : [end], at);
  }
}

/**
 * @param {End} left
 * @param {End} right
 */
function areAlike(left, right) {
  if (left.isCut || right.isCut) return false;
  return left.inner === right.inner && left.isStated === right.isStated;
}

/**
 * An edge that stands alone; a dashed one lies on paper, so that no line fills it.
 * @param {number} x
 * @param {boolean} isStated
 * @param {Place} at
 */
export function drawEdge(x, isStated, { marks, tone, y, high }) {
  const path = `${from(x, y)}v${tenth(high)}`;
  if (!isStated) addLine(marks, path, PAPER, { "stroke-width": 4 });
  const dashes = isStated ? null : DASHES;
  addLine(marks, path, colour(tone), { "stroke-width": 2, "stroke-dasharray": dashes });
}

/**
 * @param {string} path
 * @param {End[]} dashed
 * @param {Place} at
 */
function addOutline(path, dashed, { marks, tone, y, high, strengths }) {
  const firm = dashed.filter((end) => !end.isCut);
  const ground = firm.map((end) => `${from(end.x, y)}v${tenth(high)}`).join("");
  addLine(marks, ground, PAPER, { "stroke-width": 3 });
  const dashes = dashed.length ? DASHES : null;
  const look = { "stroke-opacity": strengths.outline, "stroke-dasharray": dashes };
  addLine(marks, path, colour(tone), look);
}

/**
 * @param {number} x0
 * @param {number} x1
 * @param {number} radius
 * @param {Place} at
 */
function wholePath(x0, x1, radius, { y, high }) {
  const r = tenth(Math.min(radius, (x1 - x0) / 2, high / 2));
  const [wide, tall] = [tenth(x1 - x0 - 2 * r), tenth(high - 2 * r)];
  const bend = `a${r} ${r} 0 0 1 `;
  const begun = `${from(x0 + r, y)}h${wide}${bend}${r} ${r}v${tall}${bend}-${r} ${r}`;
  return `${begun}h-${wide}${bend}-${r} -${r}v-${tall}${bend}${r} -${r}z`;
}

/**
 * One end, from within above, round its edge, to within below.
 * @param {End} end
 * @param {number} way
 * @param {number} radius
 * @param {Place} at
 */
function halfPath({ x, inner, isCut }, way, radius, { y, high }) {
  if (isCut) return [y, y + high].map((each) => `${from(inner, each)}H${tenth(x)}`).join("");
  const r = tenth(Math.min(radius, Math.abs(inner - x), high / 2));
  const bend = `a${r} ${r} 0 0 ${way > 0 ? 0 : 1} `;
  const begun = `${from(inner, y)}H${tenth(x + way * r)}${bend}${-way * r} ${r}`;
  return `${begun}v${tenth(high - 2 * r)}${bend}${way * r} ${r}H${tenth(inner)}`;
}
