// A shape at its place, drawn as its date is known.

import { add, addBox, addLine, colour, from, PAPER, tenth } from "./elements.js";
import { drawEdge, drawOutline } from "./outlines.js";

/** @import { Mark, Measure, Sizes, Tone, Two } from "../types" */
/** @import { Way } from "./gradients.js" */
/**
 * What draws: sizes and strengths, and the groups that it adds to.
 * @typedef {object} Pen
 * @property {number} left
 * @property {number} right
 * @property {Sizes} sizes
 * @property {Record<string, number>} strengths
 * @property {Measure} measure
 * @property {(tone: Tone, way: Way) => string} fade
 * @property {Element} marks
 * @property {Element} words
 * @property {Element} beside
 */
/**
 * Where marks are drawn, and how the item is known whose they are.
 * @typedef {Pen & { y: number, high: number, tone: Tone, isRound: boolean, isOver: boolean }} Place
 */

const BAR = 10;
const DISC = 9;
const DOT = 0.42;
const CORNER = 4;
const BAR_CORNER = 2;
const BASE_LINE = 3;
const AROUND = 2.5;

/**
 * Where a mark begins and ends within the plot.
 * @param {Mark} mark
 * @param {Pen} at
 * @returns {Two<number>}
 */
export function endsOf({ x0, x1 }, { left, right }) {
  return [Math.max(x0, left), Math.min(x1, right)];
}

/** @param {Place} at */
export function discWidth({ high }) {
  return Math.min(DISC, high);
}

/**
 * @param {Place} at
 * @returns {Place}
 */
function asBar(at) {
  const high = at.isOver ? at.high : Math.min(BAR, at.high);
  return { ...at, y: at.y + (at.high - high) / 2, high };
}

/** @param {Mark} mark */
function isKnown({ shape }) {
  return shape.kind === "moment" || shape.kind === "span";
}

/** @param {Mark} mark */
function isStated({ shape }) {
  return shape.isStated[0] && shape.isStated[1];
}

/**
 * Whether a mark is a full disc and nothing else: a time that a source states.
 * @param {Mark} mark
 * @param {Tone} tone
 */
export function isPlainDisc(mark, tone) {
  return mark.isDisc && isKnown(mark) && isStated(mark) && tone !== "planned";
}

/**
 * The elements of a mark that is not a plain disc.
 * @param {Mark} mark
 * @param {Place} at
 */
export function drawMark(mark, at) {
  const { kind } = mark.shape;
  if (mark.isDisc) drawRing(mark, at);
  else if (kind === "moment") drawMoment(mark, at);
  else if (kind === "span") drawSpan(mark, at);
  else if (kind === "window") drawWindow(mark, at);
  else drawOneSided(mark, at);
}

/**
 * @param {Mark} mark
 * @param {Place} at
 */
function drawRing(mark, at) {
  const stroke = colour(at.tone);
  const radius = discWidth(at) / 2;
  const place = { cx: tenth((mark.x0 + mark.x1) / 2), cy: tenth(at.y + at.high / 2) };
  const ring = { r: tenth(radius - 0.6), fill: PAPER, stroke, "stroke-width": 1.5 };
  const dashes = isStated(mark) ? null : "2 1.6";
  add(at.marks, "circle", { ...place, ...ring, "stroke-dasharray": dashes });
  if (!isKnown(mark) || at.tone === "planned") return;
  add(at.marks, "circle", { ...place, r: tenth(radius * DOT), fill: stroke });
}

/**
 * @param {Mark} mark
 * @param {Place} at
 */
function drawMoment(mark, at) {
  const ends = endsOf(mark, at);
  drawCore(ends, asBar(at));
  drawEdges(mark, at, ends);
}

/**
 * @param {Mark} mark
 * @param {Place} at
 */
function drawSpan(mark, at) {
  const { shape } = mark;
  const [x0, x1] = endsOf(mark, at);
  const { possible, possibleBelow } = at.strengths;
  const whole = mark.core ?? [mark.x1, mark.x1];
  const [core0, core1] = whole.map((x) => Math.min(Math.max(x, x0), x1));
  const bar = asBar(at);
  const strength = at.isOver ? possibleBelow : possible;
  const [isOpen, runsOn] = [[shape.a, shape.d].map((edge) => edge === null), shape.runsOn];
  drawFaint(x0, core0, strength, isOpen[0] && !runsOn[0] ? "left" : null, bar);
  drawFaint(core1, x1, strength, isOpen[1] && !runsOn[1] ? "right" : null, bar);
  drawCore([core0, core1], bar);
  drawEdges(mark, at, [core0, core1]);
  drawArrows(mark, at);
}

/**
 * @param {Mark} mark
 * @param {Place} at
 */
function drawWindow(mark, at) {
  const [x0, x1] = endsOf(mark, at);
  const fill = at.tone === "planned" ? "none" : colour(at.tone);
  const rx = tenth(at.isRound ? at.high / 2 : CORNER);
  addBox(at.marks, x0, at.y, x1, at.high, fill, { "fill-opacity": at.strengths.window, rx });
  drawEdges(mark, at, null);
}

/**
 * An edge by which it had begun, or before which it was not; what is unknown fades.
 * @param {Mark} mark
 * @param {Place} at
 */
function drawOneSided(mark, at) {
  const { runsOn, kind, isStated } = mark.shape;
  const [x0, x1] = endsOf(mark, at);
  const edge = mark.edge ?? x0;
  const x = Math.min(Math.max(edge, at.left), at.right);
  drawFaint(x0, x, at.strengths.possible, runsOn[0] ? null : "left", at);
  drawFaint(x, x1, at.strengths.possible, runsOn[1] ? null : "right", at);
  const isEnd = kind === "by";
  const isSolid = isStated[isEnd ? 1 : 0];
  if (x === edge && at.isRound) {
    const radius = at.high / 2;
    const end = { x, inner: isEnd ? x - radius : x + radius, isStated: isSolid, isCut: false };
    drawOutline(isEnd ? null : end, isEnd ? end : null, radius, at);
  } else if (x === edge) drawEdge(x, isSolid, at);
  drawArrows(mark, at);
}

/**
 * Where it was possibly under way; what is not known to end fades that way.
 * @param {number} x0
 * @param {number} x1
 * @param {number} strength
 * @param {Way | null} way
 * @param {Place} at
 */
function drawFaint(x0, x1, strength, way, { marks, y, high, tone, fade }) {
  if (x1 <= x0) return;
  const fill = way ? fade(tone, way) : colour(tone);
  addBox(marks, x0, y, x1, high, fill, { "fill-opacity": way ? null : strength });
}

/**
 * Where it was certainly under way: full, hollow if planned, as a line below words.
 * @param {Two<number>} core
 * @param {Place} at
 */
function drawCore([x0, x1], { marks, y, high, tone, isRound, isOver, strengths }) {
  const fill = colour(tone);
  const full = { "fill-opacity": strengths.certain };
  const rx = tenth(isRound ? high / 2 : BAR_CORNER);
  const below = { "fill-opacity": strengths.certainBelow };
  if (tone === "planned") addBox(marks, x0, y, x1, high, PAPER, { rx, stroke: fill });
  else addBox(marks, x0, y, x1, high, fill, isOver ? below : { ...full, rx });
  if (isOver) addBox(marks, x0, y + high - BASE_LINE, x1, BASE_LINE, fill, full);
}

/**
 * The edges of a mark that are known, each in its line; on a core a dashed one goes round it.
 * @param {Mark} mark
 * @param {Place} at
 * @param {Two<number> | null} core
 */
function drawEdges(mark, at, core) {
  const { shape } = mark;
  const xs = endsOf(mark, at);
  const middle = (xs[0] + xs[1]) / 2;
  let out = 0;
  const ends = [shape.a, shape.d].map((open, side) => {
    const x = xs[side];
    const isSolid = shape.isStated[side];
    const isCut = x !== (side ? mark.x1 : mark.x0);
    const inner = core ? core[side] : middle;
    const isBare = core && Math.abs(x - inner) < BASE_LINE;
    if (open === null || (isBare && (isSolid || isCut))) return null;
    if (isBare) out = AROUND;
    return { x, inner: isBare ? middle : inner, isStated: isSolid, isCut };
  });
  const [left, right] = ends.map((end, side) => end && { ...end, x: end.x + (side ? out : -out) });
  const bar = core ? asBar(at) : at;
  const place = { ...bar, y: bar.y - out, high: bar.high + 2 * out };
  const radius = at.isRound ? place.high / 2 : core ? BAR_CORNER : CORNER;
  drawOutline(left, right, radius, place);
}

/**
 * An open arrow at an end of the picture to which it runs, by its own date.
 * @param {Mark} mark
 * @param {Place} at
 */
function drawArrows({ shape }, { marks, left, right, y, high, tone }) {
  for (const way of [-1, 1]) {
    if (!shape.runsOn[way > 0 ? 1 : 0]) continue;
    const x = way > 0 ? right : left;
    const path = `${from(x - 10 * way, y + high / 2 - 6)}l${7 * way} 6l${-7 * way} 6`;
    addLine(marks, path, PAPER, { "stroke-width": 5 });
    addLine(marks, path, colour(tone), { "stroke-width": 1.75 });
  }
}
