// The axis: its ticks over the whole height, its folds, and the line of a publication.

import { cut } from "../scene/placing.js";
import { add, addBox, addLine, addText, colour, MUTE, SMALL } from "./elements.js";

/** @import { Axis, Scene } from "../types" */
/** @import { Pen } from "./drawn_marks.js" */

const TOP = 1;
const AXIS_HEIGHT = 38;
export const FLOOR = TOP + AXIS_HEIGHT;
const [HEADS_AT, WORDS_AT] = [14, 30];
const BESIDE_LINE = 4;
const FOOT_ROW = 16;
const FOOT_ROWS = 3;

/**
 * What lies below all marks: the lines of the ticks, and the tint of the folds.
 * @param {Axis} axis
 * @param {number} bottom
 * @param {Pen} pen
 */
export function drawGround({ folds, ticks }, bottom, { marks, strengths }) {
  for (const { x0, x1 } of folds) {
    addBox(marks, x0, FLOOR, x1, bottom - FLOOR, colour("hair"), strengths.fold);
  }
  for (const isMajor of [false, true]) {
    const y = TOP + (isMajor ? 4 : 20);
    const alike = ticks.filter((tick) => tick.isMajor === isMajor);
    const lines = alike.map(({ x }) => `M${x} ${y}V${bottom}`);
    addLine(marks, lines.join(""), colour(isMajor ? "rule" : "hair"));
  }
}

/**
 * The axis itself; its upper line begins at 0, where a gutter does.
 * @param {Axis} axis
 * @param {Pen} pen
 */
export function drawRuler({ left, right, ticks, heads, folds }, { marks }) {
  addLine(marks, `M0 ${TOP}H${right}`, colour("ink"), 2);
  addLine(marks, `M${left} ${FLOOR}H${right}`, MUTE.fill);
  const above = add(marks, "g", { ...SMALL, "font-weight": 600 });
  const below = add(marks, "g", MUTE);
  for (const [x, words] of heads) addText(above, x + BESIDE_LINE, TOP + HEADS_AT, words);
  for (const { x, head, words } of ticks) {
    if (head) addText(above, x + BESIDE_LINE, TOP + HEADS_AT, head);
    if (words) addText(below, x + BESIDE_LINE, TOP + WORDS_AT, words);
  }
  for (const { x0, x1, at, words } of folds) {
    if (words) addText(below, at, TOP + WORDS_AT, words);
    const stroke = `${FLOOR + 6}l6 -12`;
    const middle = (x0 + x1) / 2;
    addLine(marks, `M${middle - 6} ${stroke}M${middle} ${stroke}`, MUTE.fill, 1.25);
  }
}

/**
 * The line by which a source had told of the past, and its words; returns how high these are.
 * @param {Scene} scene
 * @param {number} bottom
 * @param {Pen} pen
 */
export function drawHorizon({ axis, horizon }, bottom, pen) {
  if (!horizon) return 0;
  const [x, words] = horizon;
  const { marks, measure, sizes } = pen;
  addLine(marks, `M${x} ${FLOOR}V${bottom + 4}`, MUTE.fill);
  const rows = wrapped(words, (axis.right - axis.left) / sizes.after, pen);
  rows.forEach((row, order) => {
    const room = measure(row) * sizes.after;
    const isRight = x - room < axis.left && x + room <= axis.right;
    const end = isRight || x - room >= axis.left ? x : axis.right;
    const look = { ...MUTE, "text-anchor": isRight ? null : "end" };
    addText(marks, end, bottom + FOOT_ROW * (order + 1), row, look);
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
