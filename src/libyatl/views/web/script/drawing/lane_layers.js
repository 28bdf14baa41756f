// What stands in a lane: marks, then words, so that no mark is ever drawn over words.

import { leftOf } from "../scene/blocks.js";
import { cut } from "../scene/placing.js";
import { countedOf, thousands } from "../scene/plurals.js";
import { discWidth, drawMark, endsOf, isPlainDisc } from "./drawn_marks.js";
import {
  add, addBox, addLine, addText, colour, from, MUTE, PAPER, SMALL, tenth,
} from "./elements.js";

/** @import { Block, Box, Lane, Strip, Tone, Words } from "../types" */
/** @import { Pen, Place } from "./drawn_marks.js" */
/** @typedef {{ path: string, wide: number, tone: Tone }} Discs */
/** @typedef {Pen & { discs: Map<string, Discs>, boxes: Box[], chosen: number | null }} Board */
/** @typedef {Board & Place} Spot */

const BASELINE = 14.3;
const HIGHER = 1.3;
const SEAM = 2;
const BOLD = 1.08;
const NUMBER = 16;
const LEAST_HIT = 8;

/**
 * Draws a lane from `y` down, and notes what is where in it.
 * @param {Lane} lane
 * @param {number} y
 * @param {Board} board
 */
export function drawLane(lane, y, board) {
  const { sizes, strengths, marks, beside, left, right } = board;
  drawHeaps(lane, y, board);
  for (const block of lane.dots) drawBlock(block, y, sizes.thin, board);
  for (const block of lane.blocks) drawBlock(block, y, sizes.row, board);
  if (lane.through) {
    const faint = { "fill-opacity": strengths.possible };
    addBox(marks, left, y + sizes.row / 2 - 5, right, 10, colour("occurred"), faint);
    addText(beside, lane.through.words.x, y + BASELINE, lane.through.words.text);
  }
  for (const { path, wide, tone } of board.discs.values()) {
    addLine(marks, path, colour(tone), { "stroke-width": wide, "stroke-linecap": "round" });
  }
  board.discs.clear();
}

/**
 * @param {Block} block
 * @param {number} y
 * @param {number} row
 * @param {Board} board
 */
function drawBlock(block, y, row, board) {
  const { strips, isShared } = block;
  const top = y + block.y;
  if (block.marksY.length) {
    drawStacked(block, top, board);
    return;
  }
  const tops = strips.map((_, order) => top + order * row);
  if (isShared) {
    const seam = Math.min(SEAM, row / 8);
    drawMarks(strips[0], top + seam, strips.length * row - 2 * seam, board);
  } else {
    drawBracket(block, tops.map((each) => each + row / 2), board);
    strips.forEach((strip, at) => drawMarks(strip, tops[at] + SEAM, row - 2 * SEAM, board));
  }
  strips.forEach((strip, at) => drawStrip(strip, tops[at], row, board));
}

/**
 * Words above their marks: a line each, above the marks of all or of each.
 * @param {Block} block
 * @param {number} top
 * @param {Board} board
 */
function drawStacked(block, top, board) {
  const { line, mark } = board.sizes.stack;
  const { strips, isShared } = block;
  const ys = block.marksY.map((y) => top + y);
  drawBracket(block, ys.map((y) => y + mark / 2), board);
  ys.forEach((y, at) => drawMarks(strips[at], y, mark, board));
  strips.forEach((strip, at) => {
    const y = isShared ? top + at * line : ys[at] - line;
    const high = isShared && at < strips.length - 1 ? line : line + mark;
    drawStrip(strip, y - HIGHER, high, board);
  });
}

/**
 * The words of a strip, and where all of it is.
 * @param {Strip} strip
 * @param {number} y
 * @param {number} high
 * @param {Board} board
 */
function drawStrip(strip, y, high, board) {
  const { item, words } = strip;
  const [x0, x1] = extentInPlot(strip, board);
  const more = Math.max(LEAST_HIT - (x1 - x0), 0) / 2;
  const box = { x0: x0 - more, x1: x1 + more, y0: y, y1: y + high, row: item.row, heap: null };
  board.boxes.push(box);
  const isChosen = item.row === board.chosen;
  if (isChosen) {
    const frame = { rx: 4, stroke: colour("accent"), "stroke-width": 2 };
    addBox(board.marks, box.x0 - 4, y, box.x1 + 4, high, "none", frame);
  }
  if (words) drawWords(strip, words, y + BASELINE, isChosen, board);
}

/**
 * @param {Strip} strip
 * @param {Board} board
 */
function extentInPlot({ marks, words }, board) {
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
  const at = { ...board, y, high, tone, isRound, isOver: words?.side === "over" };
  const middle = y + high / 2;
  if (marks.length > 1) {
    const ends = marks.flatMap((mark) => endsOf(mark, board));
    const path = `${from(Math.min(...ends), middle)}H${tenth(Math.max(...ends))}`;
    addLine(board.marks, path, colour(tone), { "stroke-opacity": board.strengths.outline });
  }
  for (const mark of marks) {
    if (isPlainDisc(mark, tone)) {
      const wide = discWidth(at);
      const { path } = board.discs.get(tone + wide) ?? { path: "" };
      const more = `${from((mark.x0 + mark.x1) / 2, middle)}h0`;
      board.discs.set(tone + wide, { path: path + more, wide, tone });
    } else drawMark(mark, at);
  }
}

/**
 * The hairline that joins what several accounts say of one event, each at its height.
 * @param {Block} block
 * @param {number[]} ys
 * @param {Board} board
 */
function drawBracket({ joint, strips }, ys, { left, sizes, marks }) {
  if (joint === null) return;
  const branches = ys.map((y, order) => {
    const end = Math.max(leftOf(strips[order]), left) - sizes.beside / 2;
    return `${from(joint, y)}H${tenth(Math.max(end, joint))}`;
  });
  const trunk = `${from(joint, ys[0])}V${tenth(ys[ys.length - 1])}`;
  addLine(marks, trunk + branches.join(""), MUTE);
}

/**
 * @param {Strip} strip
 * @param {Words} words
 * @param {number} y
 * @param {boolean} isChosen
 * @param {Board} board
 */
function drawWords({ item, marks }, { x, width, text, after, side }, y, isChosen, board) {
  const fill = colour(item.tone);
  const isDoubted = item.isUncertain && text.endsWith("?");
  const title = isDoubted ? text.slice(0, -1).trimEnd() : text;
  const layer = side === "inside" || side === "over" ? board.words : board.beside;
  const look = { fill: item.isAccount ? MUTE : null, "font-weight": isChosen ? 700 : null };
  const said = addText(layer, x, y, title, look);
  if (isDoubted) addBehind(said, "?", { fill });
  if (after) addBehind(said, after, { dx: 3, "font-size": SMALL, "font-style": "italic", fill });
  const edge = Math.max(...marks.map((mark) => mark.x1));
  if (side === "inside" && x + width > edge) {
    // Where words run on over an edge, it gives way to them.
    const tint = `color-mix(in srgb, ${fill} ${100 * board.strengths.window}%, ${PAPER})`;
    addLine(board.marks, `${from(edge, y - 10)}v13`, tint, { "stroke-width": 3 });
  }
}

/**
 * @param {Element} text
 * @param {string} words
 * @param {import("./elements.js").Attributes} look
 */
function addBehind(text, words, look) {
  text.append(" ");
  add(text, "tspan", look, words);
}

/**
 * The crowds of a lane as one path a tone.
 * @param {Lane} lane
 * @param {number} y
 * @param {Board} board
 */
function drawHeaps({ heaps, heapsY, most }, y, { marks, beside, boxes, sizes, strengths }) {
  const [top, high] = [y + heapsY[0], heapsY[1]];
  const [floor, unit] = [top + high, (high - NUMBER) / Math.max(most, 1)];
  const fill = colour("occurred");
  const wide = sizes.column - 1;
  let [certain, possible] = ["", ""];
  for (const heap of heaps) {
    const { x0, x1, columns, words } = heap;
    addBox(marks, x0, top, x1, high, fill, { "fill-opacity": strengths.ground, rx: 2 });
    addText(beside, words.x, top + 12, words.text, { "font-size": SMALL, "font-weight": 600 });
    boxes.push({ x0, x1, y0: top, y1: floor, row: null, heap });
    for (const column of columns) {
      const x = column.x + wide / 2;
      const middle = floor - unit * column.certain;
      certain += columnPath(x, floor, middle);
      possible += columnPath(x, middle, middle - unit * column.possible);
    }
  }
  const look = { "stroke-width": wide };
  addLine(marks, certain, fill, { ...look, "stroke-opacity": strengths.column });
  addLine(marks, possible, fill, { ...look, "stroke-opacity": strengths.columnPossible });
}

/**
 * @param {number} x
 * @param {number} floor
 * @param {number} top
 */
function columnPath(x, floor, top) {
  return floor > top ? `${from(x, floor)}v-${tenth(Math.max(floor - top, 0.5))}` : "";
}

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
  const [x, below] = isOneLine ? [measure(said) * BOLD + 8, 0] : [0, 15];
  addText(marks, 0, y + BASELINE, said, { "font-weight": 700 });
  addText(marks, x, y + BASELINE + below, count, { "font-size": SMALL, fill: MUTE });
}
