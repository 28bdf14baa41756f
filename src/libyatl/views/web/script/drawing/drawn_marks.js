// A shape at its place, drawn as its date is known.

import { add, addBox, addLine, PAPER } from "./elements.js";
import { drawEdge, drawOutline } from "./outlines.js";

/** @import { Mark, Measure, ShapeKind, Sizes, Tone, Two } from "../types" */
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
 * Where marks are drawn, and how the item is known whose they are; `isOver` is below its words.
 * @typedef {object} Row
 * @property {number} y
 * @property {number} high
 * @property {Tone} tone
 * @property {string} ink
 * @property {boolean} isRound
 * @property {boolean} isOver
 */
/** @typedef {Pen & Row} Place */

const BAR = 10;
const DISC = 9;
const DOT = 0.42;
const RING = 1.5;
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

/**
 * @param {Place} at
 * @returns {Place}
 */
function asBar(at) {
  const high = at.isOver ? at.high : Math.min(BAR, at.high);
  return { ...at, y: at.y + (at.high - high) / 2, high };
}

/**
 * Whether a disc is of a time that is known, and no plan.
 * @param {Mark} mark
 * @param {Place} at
 */
function isKnown({ shape }, { tone }) {
  return (shape.kind === "moment" || shape.kind === "span") && tone !== "planned";
}

/**
 * The full discs that are a mark, upon each other: two are a ring.
 * @param {Mark} mark
 * @param {Place} at
 * @returns {[string, number][]}
 */
export function discsOf(mark, at) {
  if (!mark.isDisc || mark.shape.isStated.includes(false)) return [];
  const wide = Math.min(DISC, at.high);
  if (isKnown(mark, at)) return [[at.ink, wide]];
  return [[at.ink, wide - 1.2 + RING], [PAPER, wide - 1.2 - RING]];
}

/**
 * The elements of a mark that has no full discs.
 * @param {Mark} mark
 * @param {Place} at
 */
export function drawMark(mark, at) {
  const draw = mark.isDisc ? drawRing : DRAWN[mark.shape.kind];
  draw(mark, at);
}

/** @type {Record<ShapeKind, (mark: Mark, at: Place) => void>} */
const DRAWN = {
  moment: drawSpan,
  span: drawSpan,
  window: drawWindow,
  by: drawOneSided,
  from: drawOneSided,
};

/**
 * @param {Mark} mark
 * @param {Place} at
 */
function drawRing(mark, at) {
  const { marks, ink, y, high } = at;
  const radius = Math.min(DISC, high) / 2;
  const place = { cx: (mark.x0 + mark.x1) / 2, cy: y + high / 2 };
  const line = { stroke: ink, "stroke-width": RING, "stroke-dasharray": "2 1.6" };
  add(marks, "circle", { ...place, r: radius - 0.6, fill: PAPER, ...line });
  if (isKnown(mark, at)) add(marks, "circle", { ...place, r: radius * DOT, fill: ink });
}

/**
 * A bar where it was certainly under way, as of a known day, and a faint one where possibly.
 * @param {Mark} mark
 * @param {Place} at
 */
function drawSpan(mark, at) {
  const { kind, a, d, runsOn } = mark.shape;
  const [x0, x1] = endsOf(mark, at);
  const whole = kind === "moment" ? [x0, x1] : mark.core ?? [mark.x1, mark.x1];
  const [core0, core1] = whole.map((x) => Math.min(Math.max(x, x0), x1));
  const bar = asBar(at);
  const strength = at.isOver ? at.strengths.possibleBelow : at.strengths.possible;
  drawFaint(x0, core0, strength, a === null && !runsOn[0] ? "left" : null, bar);
  drawFaint(core1, x1, strength, d === null && !runsOn[1] ? "right" : null, bar);
  drawCore(core0, core1, bar);
  drawEdges(mark, bar, [core0, core1]);
  drawArrows(mark, at);
}

/**
 * @param {Mark} mark
 * @param {Place} at
 */
function drawWindow(mark, at) {
  const { marks, ink, tone, y, high, isRound, strengths } = at;
  const [x0, x1] = endsOf(mark, at);
  const fill = tone === "planned" ? "none" : ink;
  addBox(marks, x0, y, x1, high, fill, strengths.window, { rx: isRound ? high / 2 : CORNER });
  drawEdges(mark, at, null);
}

/**
 * An edge by which it had begun, or before which it was not; what is unknown fades.
 * @param {Mark} mark
 * @param {Place} at
 */
function drawOneSided(mark, at) {
  const { runsOn, kind, isStated: stated } = mark.shape;
  const [x0, x1] = endsOf(mark, at);
  const edge = mark.edge ?? x0;
  const x = Math.min(Math.max(edge, at.left), at.right);
  drawFaint(x0, x, at.strengths.possible, runsOn[0] ? null : "left", at);
  drawFaint(x, x1, at.strengths.possible, runsOn[1] ? null : "right", at);
  const [side, way] = kind === "by" ? [1, -1] : [0, 1];
  if (x === edge && at.isRound) {
    const radius = at.high / 2;
    const end = { x, inner: x + way * radius, way, isStated: stated[side], isCut: false };
    drawOutline([end], radius, at);
  } else if (x === edge) drawEdge(x, stated[side], at);
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
function drawFaint(x0, x1, strength, way, { marks, y, high, tone, ink, fade }) {
  if (x1 <= x0) return;
  addBox(marks, x0, y, x1, high, way ? fade(tone, way) : ink, way ? null : strength);
}

/**
 * Where it was certainly under way: full, hollow if planned, as a line below words.
 * @param {number} x0
 * @param {number} x1
 * @param {Place} at
 */
function drawCore(x0, x1, { marks, y, high, tone, ink, isRound, isOver, strengths }) {
  const rx = isRound ? high / 2 : BAR_CORNER;
  if (tone === "planned") addBox(marks, x0, y, x1, high, PAPER, null, { rx, stroke: ink });
  else if (isOver) addBox(marks, x0, y, x1, high, ink, strengths.certainBelow);
  else addBox(marks, x0, y, x1, high, ink, strengths.certain, { rx });
  if (isOver) addBox(marks, x0, y + high - BASE_LINE, x1, BASE_LINE, ink, strengths.certain);
}

/**
 * The edges of a mark that are known, each in its line; on a core a dashed one goes round it.
 * @param {Mark} mark
 * @param {Place} at
 * @param {Two<number> | null} core
 */
function drawEdges(mark, at, core) {
  const { a, d, isStated: stated } = mark.shape;
  const xs = endsOf(mark, at);
  const middle = (xs[0] + xs[1]) / 2;
  let out = 0;
  const ends = [a, d].flatMap((open, side) => {
    const x = xs[side];
    const isCut = x !== (side ? mark.x1 : mark.x0);
    const inner = core ? core[side] : middle;
    const isBare = core && Math.abs(x - inner) < BASE_LINE;
    if (open === null || (isBare && (stated[side] || isCut))) return [];
    if (isBare) out = AROUND;
    return { x, inner: isBare ? middle : inner, way: side ? -1 : 1, isStated: stated[side], isCut };
  });
  for (const end of ends) end.x -= end.way * out;
  const place = { ...at, y: at.y - out, high: at.high + 2 * out };
  drawOutline(ends, at.isRound ? place.high / 2 : core ? BAR_CORNER : CORNER, place);
}

/**
 * An open arrow at an end of the picture to which it runs, by its own date.
 * @param {Mark} mark
 * @param {Place} at
 */
function drawArrows({ shape }, { marks, left, right, y, high, ink }) {
  for (const [side, way] of [-1, 1].entries()) {
    if (!shape.runsOn[side]) continue;
    const x = (side ? right : left) - 10 * way;
    const path = `M${x} ${y + high / 2 - 6}l${7 * way} 6l${-7 * way} 6`;
    addLine(marks, path, PAPER, 5);
    addLine(marks, path, ink, 1.75);
  }
}
