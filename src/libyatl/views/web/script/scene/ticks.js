// The marks of an axis, in two lines of words, and its folds: what has room, and no more.

import { headOf, places, widest } from "./ladder.js";
import { secondOf, xAt } from "./scale.js";

/** @import { Axis, Fold, Measure, Scale, Sizes, Step, Tick, View } from "../types" */
/** @import { Head, Place } from "./ladder.js" */
/**
 * @typedef {Object} Means
 * @property {boolean} isClocked
 * @property {Step[]} steps
 * @property {string[]} months
 * @property {string[]} folds
 * @property {Sizes} sizes
 * @property {Measure} measure
 */
/** @typedef {{ x0: number, x1: number, first: number, last: number, perSecond: number }} Sight */
/** @typedef {{ sight: Sight, year: string, ticks: Tick[], heads: [number, string][] }} Line */
/** @typedef {{ x: number, head: Head | null, begins: boolean }} Top */
/** @typedef {ReturnType<typeof writingOf>} Writing */

/**
 * @param {Scale} scale
 * @param {View} view
 * @param {Means} means
 * @returns {Axis}
 */
export function axisOf(scale, view, means) {
  const writing = writingOf(scale, view, means);
  /** @type {Line[]} */
  const lines = [];
  for (const index of scale.keys()) {
    lines.push(lineBelow(inSight(index, writing), lines.at(-1)?.year ?? "", writing));
  }
  const folds = foldsBetween(lines, writing);
  const [ticks, heads] = [lines.flatMap((line) => line.ticks), lines.flatMap((line) => line.heads)];
  return { left: view.left, right: view.right, ticks, heads, folds };
}

/**
 * @param {Scale} scale
 * @param {View} view
 * @param {Means} means
 */
function writingOf(scale, view, { isClocked, steps, months, folds, sizes, measure }) {
  const { words, heads, beside, apart } = sizes.axis;
  return {
    ...{ scale, view, months, folds, beside, apart },
    steps: steps.filter(([unit]) => isClocked || unit !== "minute"),
    /** @param {number} second */
    at: (second) => xAt(view, scale, second),
    /** @param {string} told */
    width: (told) => measure(told) * words,
    /** @param {string} told */
    above: (told) => beside + measure(told) * heads,
  };
}

/** @param {Line} line */
function toldIn({ ticks }) {
  return ticks.filter((tick) => tick.words);
}

/**
 * @param {number} index
 * @param {Writing} writing
 * @returns {Sight}
 */
function inSight(index, { scale, view, at }) {
  const [t0, t1, u0, u1] = scale[index];
  let { left: x0, right: x1 } = view;
  let first = Math.floor(secondOf(view, scale, x0));
  let last = Math.ceil(secondOf(view, scale, x1));
  if (index && at(t0) > x0) [x0, first] = [at(t0), t0];
  if (index < scale.length - 1 && at(t1) < x1) [x1, last] = [at(t1), t1 - 1];
  return { x0, x1, first, last, perSecond: ((u1 - u0) / (t1 - t0)) * view.stretch };
}

const PACES = [1.5, 1];
const ENOUGH = 3;

/**
 * @param {Sight} sight
 * @param {string} year
 * @param {Writing} writing
 * @returns {Line}
 */
function lineBelow(sight, year, writing) {
  /** @type {Line} */
  const bare = { sight, year, ticks: [], heads: [] };
  if (sight.x0 >= sight.x1) return bare;
  let line = bare;
  for (const pace of PACES) {
    const atPace = lineAt(pace, bare, writing);
    if (toldIn(atPace).length > toldIn(line).length) line = atPace;
    if (toldIn(line).length >= ENOUGH) break;
  }
  if (toldIn(line).length) return line;
  for (const unit of /** @type {const} */ (["minute", "day", "month"])) {
    const head = headOf(unit, sight.first, writing.months);
    const name = namesOf(head, year).find((told) => sight.x0 + writing.above(told) <= sight.x1);
    if (head && name) return { ...bare, year: head.year, heads: [[sight.x0, name]] };
  }
  return bare;
}

/**
 * @param {number} pace
 * @param {Line} bare
 * @param {Writing} writing
 */
function lineAt(pace, bare, writing) {
  const { first, last, perSecond } = bare.sight;
  for (const step of writing.steps) {
    const most = Math.max(...widest(step, first, last, writing.months).map(writing.width));
    if (step[2] * perSecond < most * pace + writing.apart) continue;
    const line = lineOf(step, bare, writing);
    const hasHead = line.heads.length || line.ticks.some((tick) => tick.head);
    if (toldIn(line).length && (hasHead || step[0] === "year")) return line;
  }
  return bare;
}

/**
 * @param {Step} step
 * @param {Line} bare
 * @param {Writing} writing
 * @returns {Line}
 */
function lineOf(step, { sight, year: last }, writing) {
  const marks = places(step, sight.first, sight.last, writing.months)
    .map((place) => ({ ...place, x: writing.at(place.second), begins: true }))
    .filter(({ x }) => sight.x0 <= x && x < sight.x1);
  /** @type {Top[]} */
  const tops = marks.filter(({ head }) => head);
  const left = tops[0]?.x <= sight.x0 ? null : headOf(step[0], sight.first, writing.months);
  if (left) tops.unshift({ x: sight.x0, head: left, begins: false });
  const { told, year } = wordsAbove(tops, sight, last, writing);
  const below = wordsBelow(marks, sight, writing);
  const ticks = marks.map(({ x, head }, index) => {
    return { x, words: below[index], head: (head && told.get(x)) || "", isMajor: head !== null };
  });
  const name = left && told.get(sight.x0);
  return { sight, year, ticks, heads: name ? [[sight.x0, name]] : [] };
}

/**
 * @param {(Place & { x: number })[]} marks
 * @param {Sight} sight
 * @param {Writing} writing
 */
function wordsBelow(marks, { x1 }, { width, beside, apart }) {
  let end = -Infinity;
  return marks.map(({ x, words }) => {
    const right = x + beside + width(words);
    if (x + beside < end + apart || right > x1) return "";
    end = right;
    return words;
  });
}

/**
 * @param {Top[]} tops
 * @param {Sight} sight
 * @param {string} year
 * @param {Writing} writing
 */
function wordsAbove(tops, { x1 }, year, { above, beside, apart }) {
  /** @type {Map<number, string>} */
  const told = new Map();
  let end = -Infinity;
  for (const [index, { x, head, begins }] of tops.entries()) {
    if (!head || x + beside < end + apart) continue;
    const limit = index + 1 < tops.length ? tops[index + 1].x + beside - apart : x1;
    const names = namesOf(head, year).filter((name) => x + above(name) <= limit);
    if (begins && x + above(head.whole) <= x1) names.push(head.whole);
    if (!names.length) continue;
    told.set(x, names[0]);
    [year, end] = [head.year, x + above(names[0])];
  }
  return { told, year };
}

/**
 * @param {Head | null} head
 * @param {string} told
 */
function namesOf(head, told) {
  if (!head) return [];
  return head.short && head.year === told ? [head.whole, head.short] : [head.whole];
}

/**
 * @param {Line[]} lines
 * @param {Writing} writing
 */
function foldsBetween(lines, { scale, view, folds, at, width, beside, apart }) {
  /** @type {Fold[]} */
  const found = [];
  let least = view.left;
  for (const [index, behind] of lines.slice(1).entries()) {
    const [begin, end] = [at(scale[index][1]), at(scale[index + 1][0])];
    const [x0, x1] = [Math.max(begin, view.left), Math.min(end, view.right)];
    if (x0 >= x1) continue;
    const words = folds[index];
    const limit = Math.min(...toldIn(behind).map((tick) => tick.x + beside - apart));
    const last = Math.min((x0 + x1 + width(words)) / 2, limit, view.right);
    const first = last - width(words);
    const told = toldIn(lines[index]);
    const yielding = told.filter((tick) => tick.x + beside + width(tick.words) > first - apart);
    const isOut = x0 > begin || x1 < end || first < Math.max(least, lines[index].sight.x0);
    const isBare = isOut || (told.length > 0 && yielding.length === told.length);
    found.push({ x0, x1, words: isBare ? "" : words, at: first });
    if (isBare) continue;
    for (const tick of yielding) tick.words = "";
    least = last + apart;
  }
  return found;
}
