// The plot: a scene as the nodes of an SVG, and what is where in it.

import { drawGround, drawHorizon, drawRuler, FLOOR } from "./axis_lines.js";
import { add, addLine, colour, PAPER } from "./elements.js";
import { fadesIn } from "./gradients.js";
import { drawLane, drawName } from "./lane_layers.js";

/** @import { Box, Measure, Scene, Sizes } from "../types" */
/** @import { Board } from "./lane_layers.js" */
/**
 * How a scene is drawn: `prefix` begins the ids of fades, which no other picture may have; `chosen`
 * is the row of an event.
 * @typedef {object} Look
 * @property {number} width
 * @property {number | null} chosen
 * @property {Record<string, number>} strengths
 * @property {Sizes} sizes
 * @property {Measure} measure
 * @property {string} prefix
 */

const ABOVE_LANES = 10;
const NAMED_ABOVE = 22;
const BETWEEN = 10;
const NAME_AIR = 16;

/**
 * @param {Scene} scene
 * @param {Look} look
 * @returns {{ svg: SVGElement, boxes: Box[], height: number }}
 */
export function picture(scene, { width, prefix, ...look }) {
  const said = { "font-size": 13, fill: colour("ink"), "aria-hidden": "true" };
  const svg = add(new DocumentFragment(), "svg", { width, ...said });
  const fade = fadesIn(add(svg, "defs"), prefix, look.strengths.fade);
  const [marks, words] = [add(svg, "g"), add(svg, "g")];
  const halo = { "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" };
  const beside = add(svg, "g", { stroke: PAPER, ...halo });
  const { left, right } = scene.axis;
  const board = { ...look, left, right, fade, marks, words, beside, discs: new Map(), boxes: [] };
  const height = drawScene(scene, board);
  svg.setAttribute("height", String(height));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { svg, boxes: board.boxes, height };
}

/**
 * Draws all, and returns how high it is.
 * @param {Scene} scene
 * @param {Board} board
 */
function drawScene(scene, board) {
  const { axis, lanes } = scene;
  const above = lanes.some((lane) => lane.name) && axis.left === 0 ? NAMED_ABOVE : 0;
  const first = FLOOR + ABOVE_LANES;
  const bottom = lanes.reduce((y, lane) => y + above + lane.height + BETWEEN, first);
  drawGround(axis, bottom, board);
  drawRuler(axis, board);
  const foot = drawHorizon(scene, bottom, board);
  let y = first;
  for (const lane of lanes) {
    if (lane.name) {
      drawName(lane, y, above ? axis.right : axis.left - NAME_AIR, above > 0, board);
      const rule = `M0 ${y - BETWEEN / 2}H${axis.right}`;
      if (lane !== lanes[0]) addLine(board.marks, rule, colour("rule"));
    }
    drawLane(lane, y + above, board);
    y += above + lane.height + BETWEEN;
  }
  return Math.round(bottom + foot + 4);
}
