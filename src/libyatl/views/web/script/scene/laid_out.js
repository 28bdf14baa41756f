// From tracks to a scene: each event at its place, or counted.

import { entriesIn } from "./blocks.js";
import { wordsAt } from "./heaps.js";
import { laneOf } from "./levels.js";
import { cut } from "./placing.js";
import { thousands } from "./plurals.js";
import { stacked, stacks } from "./stacked.js";

/** @import { Axis, Horizon, Lane, Measure, Plot, Scene, Sizes, Through, Track } from "../types" */
/** @import { Seen } from "./blocks.js" */

const [MANY_IN_VIEW, LEAST_THROUGH] = [60, 3];

/**
 * Lay tracks out on an axis.
 * @param {Track[]} tracks
 * @param {Axis} axis
 * @param {(second: number) => number} at
 * @param {Sizes} sizes
 * @param {Measure} measure
 * @param {Horizon | null} horizon
 * @returns {Scene}
 */
export function laidOut(tracks, axis, at, sizes, measure, horizon) {
  const plot = { left: axis.left, right: axis.right, at, sizes, measure };
  const rooms = tracks.some((track) => track.name) ? sizes.among : sizes.alone;
  const inView = tracks.map((track) => entriesIn(track.items, plot));
  const lay = stacks(inView.flat(), plot) ? stacked : laneOf;
  const lanes = tracks.map((track, index) => {
    const { through, rest } = withThrough(inView[index], plot);
    return belowThrough(lay(track, rest, plot, rooms), through, sizes);
  });
  return { axis, lanes, horizon: horizonIn(horizon, plot) };
}

/**
 * @param {Horizon | null} horizon
 * @param {Plot} plot
 * @returns {Scene["horizon"]}
 */
function horizonIn(horizon, { left, right, at }) {
  if (horizon === null) return null;
  const x = at(horizon.at);
  return left <= x && x <= right ? [x, horizon.words] : null;
}

/**
 * @param {Lane} lane
 * @param {Through | null} through
 * @param {Sizes} sizes
 */
function belowThrough(lane, through, { row, leastLane }) {
  if (through) {
    lane.through = through;
    lane.height += row;
    lane.heapsY[0] += row;
    for (const block of [...lane.blocks, ...lane.dots]) block.y += row;
  }
  lane.height = Math.max(lane.height, lane.name ? leastLane : row);
  return lane;
}

/**
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @returns {{ through: Through | null, rest: Seen[] }}
 */
function withThrough(entries, plot) {
  const found = entries.length > MANY_IN_VIEW ? entries.filter((entry) => spans(entry, plot)) : [];
  if (found.length <= LEAST_THROUGH) return { through: null, rest: entries };
  const certain = found.filter((entry) => certainlySpans(entry, plot)).length;
  const surely = certain ? `${thousands(certain)} of them certainly` : "possibly";
  const x = plot.left + plot.sizes.beside;
  const said = `${thousands(found.length)} span all of this view, ${surely}`;
  const words = wordsAt(x, cut(said, plot.right - x, plot), plot);
  const spanning = new Set(found);
  const rest = entries.filter((entry) => !spanning.has(entry));
  return { through: { events: found.length, certain, words }, rest };
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
function spans({ marks: [marks] }, { left, right }) {
  const [{ shape, x0, x1, core, edge }] = marks;
  if (marks.length > 1 || edge !== null) return false;
  const begin = shape.a === null ? (core?.[0] ?? left) : x0;
  const end = shape.d === null ? (core?.[1] ?? right) : x1;
  return (shape.runsOn[0] || begin < left) && (shape.runsOn[1] || end > right);
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
function certainlySpans({ items: [event], marks: [[mark]] }, { left, right }) {
  const begin = mark.shape.kind === "moment" ? mark.x0 : (mark.core?.[0] ?? Infinity);
  const end = mark.shape.kind === "moment" ? mark.x1 : (mark.core?.[1] ?? -Infinity);
  return event.isSure && event.tone !== "planned" && begin <= left && end >= right;
}
