// What stands in a lane: marks, then words, so that no mark is ever drawn over words.

import { leftOf } from "../scene/blocks.js";
import { cut } from "../scene/placing.js";
import { countedOf, thousands } from "../scene/plurals.js";
import { discsOf, drawMark, endsOf } from "./drawn_marks.js";
import { add, addBox, addLine, addText, colour, MUTE, PAPER, SMALL } from "./elements.js";

/** @import { Block, Box, Lane, Mark, Sizes, Strip, Two, Words } from "../types" */
/** @import { Attributes } from "./elements.js" */
/** @import { Pen } from "./drawn_marks.js" */
/** @typedef {{ path: string, wide: number, fill: string }} Discs */
/** @typedef {Pen & { discs: Map<string, Discs>, boxes: Box[], chosen: number | null }} Board */
/** @typedef {Two<number>[]} Places from where down, and how high */

const BASELINE = 14.3;
const HIGHER = 1.3;
const SEAM = 2;
const BOLD = 1.08;
const NUMBER_HIGH = 16;
const LEAST_HIT = 8;

// Bold letters in the room that was found for them: how much wider they are hangs on the font.
/** @type {(wide: number) => Attributes} */
const bold = (wide) => ({ "font-weight": 700, textLength: wide, lengthAdjust: "spacingAndGlyphs" });

/**
 * Draws a lane from `y` down, and notes what is where in it.
 * @param {Lane} lane
 * @param {number} y
 * @param {Board} board
 */
export function drawLane(lane, y, board) {
  const { sizes, strengths, marks, beside, left, right, discs } = board;
  drawHeaps(lane, y, board);
  for (const block of lane.dots) drawBlock(block, y, sizes.thin, board);
  for (const block of lane.blocks) drawBlock(block, y, sizes.row, board);
  if (lane.through) {
    const middle = y + sizes.row / 2;
    addBox(marks, left, middle - 5, right, 10, colour("occurred"), strengths.possible);
    addText(beside, lane.through.words.x, y + BASELINE, lane.through.words.text);
  }
  const widestFirst = [...discs.values()].sort((one, other) => other.wide - one.wide);
  for (const { path, wide, fill } of widestFirst) {
    addLine(marks, path, fill, wide, null, { "stroke-linecap": "round" });
  }
  discs.clear();
}

/**
 * @param {Block} block
 * @param {number} y
 * @param {number} row
 * @param {Board} board
 */
function drawBlock(block, y, row, board) {
  const { strips, joint } = block;
  const [ofMarks, ofWords] = placesOf(block, y + block.y, row, board.sizes.stack);
  if (joint !== null) drawBracket(joint, strips, ofMarks, board);
  ofMarks.forEach(([top, high], at) => drawMarks(strips[at], top, high, board));
  ofWords.forEach(([top, high], at) => drawStrip(strips[at], top, high, board));
}

/**
 * Where the marks of a block are, and where its words: in the same rows, or above the marks.
 * @param {Block} block
 * @param {number} top
 * @param {number} row
 * @param {Sizes["stack"]} stack
 * @returns {Two<Places>}
 */
function placesOf({ strips, isShared, marksY }, top, row, { line, mark }) {
  /** @type {(placed: (at: number) => Two<number>) => Places} */
  const each = (placed) => strips.map((_, at) => placed(at));
  if (marksY.length) {
    const ofWords = each((at) => [
      top - HIGHER + (isShared ? at * line : marksY[at] - line),
      isShared && at < strips.length - 1 ? line : line + mark,
    ]);
    return [marksY.map((y) => [top + y, mark]), ofWords];
  }
  const seam = isShared ? Math.min(SEAM, row / 8) : SEAM;
  const high = (isShared ? strips.length : 1) * row - 2 * seam;
  const ofMarks = each((at) => [top + at * row + seam, high]);
  return [isShared ? ofMarks.slice(0, 1) : ofMarks, each((at) => [top + at * row, row])];
}

/**
 * The words of a strip, and where all of it is.
 * @param {Strip} strip
 * @param {number} y
 * @param {number} high
 * @param {Board} board
 */
function drawStrip(strip, y, high, board) {
  const { item, marks, words } = strip;
  const [first, last] = extentInPlot(marks, words, board);
  const more = Math.max(LEAST_HIT - (last - first), 0) / 2;
  const [x0, x1] = [first - more, last + more];
  board.boxes.push({ x0, x1, y0: y, y1: y + high, row: item.row, heap: null });
  if (item.row === board.chosen) {
    const frame = { rx: 4, stroke: colour("accent"), "stroke-width": 2 };
    addBox(board.marks, x0 - 4, y, x1 + 4, high, "none", null, frame);
  }
  if (words) drawWords(strip, words, y + BASELINE, board);
}

/**
 * @param {Mark[]} marks
 * @param {Words | null} words
 * @param {Board} board
 */
function extentInPlot(marks, words, board) {
  const ends = marks.flatMap((mark) => endsOf(mark, board));
  if (words) ends.push(words.x, words.x + words.width);
  return [Math.min(...ends), Math.max(...ends)];
}

/**
 * The marks of a row; those of a set, all of which hold, are joined.
 * @param {Strip} strip
 * @param {number} y
 * @param {number} high
 * @param {Board} board
 */
function drawMarks({ item, marks, words }, y, high, board) {
  const { tone, isApproximate: isRound } = item;
  const ink = colour(tone);
  const at = { ...board, y, high, tone, ink, isRound, isOver: words?.side === "over" };
  const middle = y + high / 2;
  if (marks.length > 1) {
    const [first, last] = extentInPlot(marks, null, board);
    addLine(board.marks, `M${first} ${middle}H${last}`, ink, null, board.strengths.outline);
  }
  for (const mark of marks) {
    const discs = discsOf(mark, at);
    for (const [fill, wide] of discs) {
      const before = board.discs.get(fill + wide)?.path ?? "";
      const path = `${before}M${(mark.x0 + mark.x1) / 2} ${middle}h0`;
      board.discs.set(fill + wide, { path, wide, fill });
    }
    if (!discs.length) drawMark(mark, at);
  }
}

/**
 * The hairline that joins what several accounts say of one event, each at its height.
 * @param {number} joint
 * @param {Strip[]} strips
 * @param {Places} rows
 * @param {Board} board
 */
function drawBracket(joint, strips, rows, { left, sizes, marks }) {
  const ys = rows.map(([y, high]) => y + high / 2);
  const branches = ys.map((y, at) => {
    const end = Math.max(leftOf(strips[at]), left) - sizes.beside / 2;
    return `M${joint} ${y}H${Math.max(end, joint)}`;
  });
  addLine(marks, `M${joint} ${ys[0]}V${ys[ys.length - 1]}${branches.join("")}`, MUTE.fill);
}

/**
 * @param {Strip} strip
 * @param {Words} words
 * @param {number} y
 * @param {Board} board
 */
function drawWords({ item, marks }, { x, width, text, after, side }, y, board) {
  const fill = colour(item.tone);
  const isDoubted = item.isUncertain && text.endsWith("?");
  const title = isDoubted ? text.slice(0, -1).trimEnd() : text;
  const layer = side === "inside" || side === "over" ? board.words : board.beside;
  const isChosen = item.row === board.chosen;
  const look = isChosen ? bold(width) : {};
  const said = addText(layer, x, y, title, { fill: item.isAccount ? MUTE.fill : null, ...look });
  if (isDoubted) addBehind(said, "?", { fill });
  const weight = isChosen ? 400 : null;
  const italic = { ...SMALL, "font-style": "italic", "font-weight": weight };
  if (after) addBehind(said, after, { dx: 3, ...italic, fill });
  const edge = Math.max(...marks.map((mark) => mark.x1));
  if (side !== "inside" || x + width <= edge) return;
  // Where words run on over an edge, it gives way to them.
  const tint = `color-mix(in srgb, ${fill} ${100 * board.strengths.window}%, ${PAPER})`;
  addLine(board.marks, `M${edge} ${y - 10}v13`, tint, 3);
}

/**
 * @param {Element} text
 * @param {string} words
 * @param {Attributes} look
 */
function addBehind(text, words, look) {
  text.append(" ");
  add(text, "tspan", look).append(words);
}

/**
 * The crowds of a lane as one path a tone.
 * @param {Lane} lane
 * @param {number} y
 * @param {Board} board
 */
function drawHeaps({ heaps, heapsY, most }, y, { marks, beside, boxes, sizes, strengths }) {
  const [top, high] = [y + heapsY[0], heapsY[1]];
  const [floor, unit] = [top + high, (high - NUMBER_HIGH) / Math.max(most, 1)];
  const [ink, wide] = [colour("occurred"), sizes.column - 1];
  let [certain, possible] = ["", ""];
  for (const heap of heaps) {
    const { x0, x1, columns, words } = heap;
    addBox(marks, x0, top, x1, high, ink, strengths.ground, { rx: 2 });
    addText(beside, words.x, top + 12, words.text, { ...SMALL, "font-weight": 600 });
    boxes.push({ x0, x1, y0: top, y1: floor, row: null, heap });
    for (const column of columns) {
      const x = column.x + wide / 2;
      certain += columnPath(x, floor, unit * column.certain);
      possible += columnPath(x, floor - unit * column.certain, unit * column.possible);
    }
  }
  addLine(marks, certain, ink, wide, strengths.column);
  addLine(marks, possible, ink, wide, strengths.columnPossible);
}

/**
 * @param {number} x
 * @param {number} floor
 * @param {number} high
 */
const columnPath = (x, floor, high) => (high ? `M${x} ${floor}v${-Math.max(high, 0.5)}` : "");

/**
 * The name of a lane and how many events it holds, on one line or below each other.
 * @param {Lane} lane
 * @param {number} y
 * @param {number} room
 * @param {boolean} isOneLine
 * @param {Pen} pen
 */
export function drawName({ name, events, lost }, y, room, isOneLine, pen) {
  const { marks, measure, sizes } = pen;
  const lack = lost ? `, ${thousands(lost)} without room` : "";
  const count = cut(countedOf(events, "event") + lack, room / sizes.after, pen);
  const taken = isOneLine ? measure(count) * sizes.after + 8 : 0;
  const said = cut(name, (room - taken) / BOLD, pen);
  const wide = measure(said) * BOLD;
  const [x, below] = isOneLine ? [wide + 8, 0] : [0, 15];
  addText(marks, 0, y + BASELINE, said, bold(wide));
  addText(marks, x, y + BASELINE + below, count, MUTE);
}
