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
  const { left, right } = axis;
  const plot = { left, right, at, sizes, measure };
  const rooms = tracks.some((track) => track.name) ? sizes.among : sizes.alone;
  const inView = tracks.map((track) => entriesIn(track.items, plot));
  const lay = stacks(inView, plot) ? stacked : laneOf;
  const lanes = tracks.map((track, index) => {
    const { through, rest } = withThrough(inView[index], plot);
    return belowThrough(lay(track, rest, plot, rooms), through, sizes);
  });
  const x = horizon ? at(horizon.at) : NaN;
  return { axis, lanes, horizon: horizon && left <= x && x <= right ? [x, horizon.words] : null };
}

/**
 * @param {Lane} lane
 * @param {Through | null} through
 * @param {Sizes} sizes
 */
function belowThrough(lane, through, { row, leastLane }) {
  const down = through ? row : 0;
  for (const block of [...lane.blocks, ...lane.dots]) block.y += down;
  lane.heapsY[0] += down;
  const height = Math.max(lane.height + down, lane.name ? leastLane : row);
  return { ...lane, through, height };
}

/**
 * @param {Seen[]} entries
 * @param {Plot} plot
 * @returns {{ through: Through | null, rest: Seen[] }}
 */
function withThrough(entries, plot) {
  const found = entries.filter((entry) => spans(entry, plot));
  const events = found.length;
  if (entries.length <= MANY_IN_VIEW || events <= LEAST_THROUGH) {
    return { through: null, rest: entries };
  }
  const certain = found.filter((entry) => certainlySpans(entry, plot)).length;
  const surely = certain ? `${thousands(certain)} of them certainly` : "possibly";
  const x = plot.left + plot.sizes.beside;
  const said = `${thousands(events)} span all of this view, ${surely}`;
  const words = wordsAt(x, cut(said, plot.right - x, plot), plot);
  const rest = entries.filter((entry) => !spans(entry, plot));
  return { through: { events, certain, words }, rest };
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
function spans({ marks: [marks] }, { left, right }) {
  const [{ shape: { a, d, runsOn }, x0, x1, core, edge }] = marks;
  if (marks.length > 1) return false;
  if (edge !== null) return edge < left || edge > right;
  const begins = a === null && core ? core[0] < left || core[0] >= right : x0 < left;
  const ends = d === null && core ? core[1] > right || core[1] <= left : x1 > right;
  return (begins || runsOn[0]) && (ends || runsOn[1]);
}

/**
 * @param {Seen} entry
 * @param {Plot} plot
 */
function certainlySpans({ items: [event], marks: [[{ shape, x0, x1, core }]] }, { left, right }) {
  const [begin, end] = shape.kind === "moment" ? [x0, x1] : (core ?? [right, left]);
  return event.isSure && event.tone !== "planned" && begin <= left && end >= right;
}
