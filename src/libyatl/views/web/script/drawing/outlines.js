// Outlines whose two ends may differ: a solid line is stated, a dashed one was worked out.

import { addLine, PAPER } from "./elements.js";

/** @import { Place } from "./drawn_marks.js" */
/** @typedef {{ x: number, inner: number, way: number, isStated: boolean, isCut: boolean }} End */

const DASHED = { "stroke-dasharray": "3 2.5" };

/**
 * A solid line round what is stated, and a dashed one on paper.
 * @param {End[]} ends
 * @param {number} radius
 * @param {Place} at
 */
export function drawOutline(ends, radius, at) {
  const { marks, ink, y, high, strengths } = at;
  let [solid, ground, dashed] = ["", "", ""];
  for (const end of ends) {
    const path = half(end, radius, at);
    if (end.isStated) solid += path;
    else dashed += path;
    if (!end.isStated && !end.isCut) ground += `M${end.x} ${y}v${high}`;
  }
  addLine(marks, solid, ink, null, strengths.outline);
  addLine(marks, ground, PAPER, 3);
  addLine(marks, dashed, ink, null, strengths.outline, DASHED);
}

/**
 * An edge that stands alone; a dashed one lies on paper, so that no line fills it.
 * @param {number} x
 * @param {boolean} isStated
 * @param {Place} at
 */
export function drawEdge(x, isStated, { marks, ink, y, high }) {
  const path = `M${x} ${y}v${high}`;
  if (!isStated) addLine(marks, path, PAPER, 4);
  addLine(marks, path, ink, 2, null, isStated ? {} : DASHED);
}

/**
 * One end, from within above, round its edge, to within below.
 * @param {End} end
 * @param {number} radius
 * @param {Place} at
 */
function half({ x, inner, way, isCut }, radius, { y, high }) {
  if (isCut) return `M${inner} ${y}H${x}M${inner} ${y + high}H${x}`;
  const r = Math.min(radius, Math.abs(inner - x), high / 2);
  const bend = `a${r} ${r} 0 0 ${way > 0 ? 0 : 1} `;
  const begun = `M${inner} ${y}H${x + way * r}${bend}${-way * r} ${r}`;
  return `${begun}v${high - 2 * r}${bend}${way * r} ${r}H${inner}`;
}
