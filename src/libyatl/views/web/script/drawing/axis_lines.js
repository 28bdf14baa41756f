// The axis: its ticks over the whole height, its folds, and the line of a publication.

import { cut } from "../scene/placing.js";
import { add, addBox, addLine, addText, colour, MUTE, SMALL } from "./elements.js";

/** @import { Axis, Scene } from "../types" */
/** @import { Pen } from "./drawn_marks.js" */

export const AXIS_HIGH = 38;
const BESIDE_LINE = 4;
const FOOT_ROW = 16;
const FOOT_ROWS = 3;

/**
 * What lies below all marks: the lines of the ticks, and the tint of the folds.
 * @param {Axis} axis
 * @param {number} top
 * @param {number} bottom
 * @param {Pen} pen
 */
export function drawGround({ folds, ticks }, top, bottom, { marks, strengths }) {
  const floor = top + AXIS_HIGH;
  for (const { x0, x1 } of folds) {
    addBox(marks, x0, floor, x1, bottom - floor, colour("hair"), strengths.fold);
  }
  for (const isMajor of [false, true]) {
    const y = top + (isMajor ? 4 : 20);
    const alike = ticks.filter((tick) => tick.isMajor === isMajor);
    const lines = alike.map(({ x }) => `M${x} ${y}V${bottom}`);
    addLine(marks, lines.join(""), colour(isMajor ? "rule" : "hair"));
  }
}

/**
 * The axis itself; its upper line begins at 0, where a gutter does.
 * @param {Axis} axis
 * @param {number} top
 * @param {Pen} pen
 */
export function drawRuler({ left, right, ticks, heads, folds }, top, { marks }) {
  const floor = top + AXIS_HIGH;
  addLine(marks, `M0 ${top}H${right}`, colour("ink"), 2);
  addLine(marks, `M${left} ${floor}H${right}`, MUTE);
  const above = add(marks, "g", { "font-size": SMALL, "font-weight": 600 });
  const below = add(marks, "g", { "font-size": SMALL, fill: MUTE });
  for (const [x, words] of heads) addText(above, x + BESIDE_LINE, top + 14, words);
  for (const { x, head, words } of ticks) {
    if (head) addText(above, x + BESIDE_LINE, top + 14, head);
    if (words) addText(below, x + BESIDE_LINE, top + 30, words);
  }
  for (const { x0, x1, at, words } of folds) {
    if (words) addText(below, at, top + 30, words);
    const stroke = `${floor + 6}l6 -12`;
    const middle = (x0 + x1) / 2;
    addLine(marks, `M${middle - 6} ${stroke}M${middle} ${stroke}`, MUTE, 1.25);
  }
}

/**
 * The line by which a source had told of the past, and its words; returns how high these are.
 * @param {Scene} scene
 * @param {number} top
 * @param {number} bottom
 * @param {Pen} pen
 */
export function drawHorizon({ axis, horizon }, top, bottom, pen) {
  if (!horizon) return 0;
  const [x, words] = horizon;
  const { marks, measure, sizes } = pen;
  addLine(marks, `M${x} ${top + AXIS_HIGH}V${bottom + 4}`, MUTE);
  const rows = wrapped(words, (axis.right - axis.left) / sizes.after, pen);
  rows.forEach((row, order) => {
    const room = measure(row) * sizes.after;
    const isLeft = x - room >= axis.left;
    const isRight = !isLeft && x + room <= axis.right;
    const look = { "font-size": SMALL, fill: MUTE, "text-anchor": isRight ? null : "end" };
    addText(marks, isLeft || isRight ? x : axis.right, bottom + FOOT_ROW * (order + 1), row, look);
  });
  return FOOT_ROW * rows.length + BESIDE_LINE;
}

/**
 * Words in rows, broken at blanks; the last may be cut.
 * @param {string} words
 * @param {number} room
 * @param {Pen} pen
 */
function wrapped(words, room, pen) {
  /** @type {string[]} */
  const rows = [];
  for (const word of words.split(" ")) {
    const longer = rows.length ? `${rows[rows.length - 1]} ${word}` : word;
    const isFull = rows.length === FOOT_ROWS || pen.measure(longer) <= room;
    if (rows.length && isFull) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows.map((row) => cut(row, room, pen));
}
