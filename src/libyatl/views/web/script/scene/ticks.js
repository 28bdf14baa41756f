// The marks of an axis, in two lines of words, and its folds: what has room, and no more.

import { headOf, places, widest } from "./ladder.js";
import { secondAt, xAt } from "./scale.js";

/** @import { Axis, Fold, Measure, Scale, Sizes, Step, Tick, View } from "../types" */
/** @import { Head } from "./ladder.js" */
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

/** @type {(scale: Scale, view: View, means: Means) => Axis} */
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

/** @param {Scale} scale @param {View} view @param {Means} means */
function writingOf(scale, view, { isClocked, steps, months, folds, sizes, measure }) {
  const { words, heads, beside, apart } = sizes.axis;
  return {
    ...{ scale, view, months, folds, beside, apart },
    steps: steps.filter(([unit]) => isClocked || unit !== "minute"),
    /** @type {(second: number) => number} */
    at: (second) => xAt(view, scale, second),
    /** @type {(told: string) => number} */
    below: (told) => beside + measure(told) * words,
    /** @type {(told: string) => number} */
    above: (told) => beside + measure(told) * heads,
  };
}

/** @type {(index: number, writing: Writing) => Sight} */
function inSight(index, { scale, view, at }) {
  const [t0, t1, u0, u1] = scale[index];
  const { start, stretch } = view;
  let [x0, x1] = [view.left, view.right];
  let first = Math.floor(secondAt(scale, start));
  let last = Math.ceil(secondAt(scale, start + (x1 - x0) / stretch));
  if (index && at(t0) > x0) [x0, first] = [at(t0), t0];
  if (scale[index + 1] && at(t1) < x1) [x1, last] = [at(t1), t1 - 1];
  return { x0, x1, first, last, perSecond: ((u1 - u0) / (t1 - t0)) * stretch };
}

/** @type {(line: Line) => Tick[]} */
const toldIn = ({ ticks }) => ticks.filter((tick) => tick.words);

/** @type {Step[0][]} */
const NAMED = ["minute", "day", "month"];
const PACES = [1.5, 1];
const ENOUGH = 3;

/** @type {(sight: Sight, year: string, writing: Writing) => Line} */
function lineBelow(sight, year, writing) {
  /** @type {Line} */
  const bare = { sight, year, ticks: [], heads: [] };
  const { x0, x1, first } = sight;
  if (x0 >= x1) return bare;
  let line = bare;
  for (const pace of PACES) {
    const paced = lineAt(pace, bare, writing);
    if (toldIn(paced).length > toldIn(line).length) line = paced;
    if (toldIn(line).length >= ENOUGH) break;
  }
  if (toldIn(line).length) return line;
  for (const head of NAMED.map((unit) => headOf(unit, first, writing.months))) {
    const name = namesOf(head, year).find((told) => x0 + writing.above(told) <= x1);
    if (head && name) return { ...bare, year: head.year, heads: [[x0, name]] };
  }
  return bare;
}

/** @type {(pace: number, bare: Line, writing: Writing) => Line} */
function lineAt(pace, bare, writing) {
  const { first, last, perSecond } = bare.sight;
  const { steps, months, below, beside, apart } = writing;
  for (const step of steps) {
    const most = Math.max(...widest(step, first, last, months).map(below)) - beside;
    if (step[2] * perSecond < most * pace + apart) continue;
    const line = lineOf(step, bare, writing);
    const hasHead = line.heads.length || line.ticks.some((tick) => tick.head);
    if (toldIn(line).length && (hasHead || step[0] === "year")) return line;
  }
  return bare;
}

/** @type {(step: Step, bare: Line, writing: Writing) => Line} */
function lineOf(step, { sight, year }, writing) {
  const { x0, x1, first, last } = sight;
  const { months, at, below, above } = writing;
  const marks = places(step, first, last, months)
    .map((place) => ({ ...place, x: at(place.second), begins: true }))
    .filter(({ x }) => x0 <= x && x < x1);
  /** @type {Top[]} */
  const tops = marks.filter(({ head }) => head);
  const left = tops[0]?.x <= x0 ? null : headOf(step[0], first, months);
  if (left) tops.unshift({ x: x0, head: left, begins: false });
  const named = inRow(tops, above, writing, ({ x, head, begins }, index) => {
    const limit = tops[index + 1] ? tops[index + 1].x + writing.beside - writing.apart : x1;
    const names = namesOf(head, year).filter((name) => x + above(name) <= limit);
    if (head && begins && x + above(head.names[0]) <= x1) names.push(head.names[0]);
    if (head && names.length) year = head.year;
    return names[0] ?? "";
  });
  const words = inRow(marks, below, writing, (mark) =>
    mark.x + below(mark.words) <= x1 ? mark.words : "",
  );
  const ticks = marks.map(({ x, head }, index) => {
    const name = head && named[tops.findIndex((top) => top.head === head)];
    return { x, words: words[index], head: name ?? "", isMajor: head !== null };
  });
  return { sight, year, ticks, heads: left && named[0] ? [[x0, named[0]]] : [] };
}

/**
 * What is told of each place, if that is apart from what is told before it.
 * @template {{ x: number }} Told
 * @param {Told[]} row
 * @param {(words: string) => number} reach
 * @param {Writing} writing
 * @param {(told: Told, index: number) => string} tell
 */
function inRow(row, reach, { beside, apart }, tell) {
  let end = -Infinity;
  return row.map((told, index) => {
    const words = told.x + beside < end + apart ? "" : tell(told, index);
    if (words) end = told.x + reach(words);
    return words;
  });
}

/** @type {(head: Head | null, year: string) => string[]} */
function namesOf(head, year) {
  return head ? head.names.slice(0, head.year === year ? 2 : 1) : [];
}

/** @type {(lines: Line[], writing: Writing) => Fold[]} */
function foldsBetween(lines, { scale, view, folds, at, below, beside, apart }) {
  /** @type {Fold[]} */
  const found = [];
  let least = view.left;
  for (const [index, behind] of lines.slice(1).entries()) {
    const [begin, end] = [at(scale[index][1]), at(scale[index + 1][0])];
    const [x0, x1] = [Math.max(begin, view.left), Math.min(end, view.right)];
    if (x0 >= x1) continue;
    const wide = below(folds[index]) - beside;
    const limit = Math.min(...toldIn(behind).map((tick) => tick.x + beside - apart), view.right);
    const first = Math.min((x0 + x1 + wide) / 2, limit) - wide;
    const told = toldIn(lines[index]);
    const yielding = told.filter((tick) => tick.x + below(tick.words) > first - apart);
    const isOut = x0 > begin || x1 < end || first < Math.max(least, lines[index].sight.x0);
    const isBare = isOut || (told.length > 0 && yielding.length === told.length);
    found.push({ x0, x1, words: isBare ? "" : folds[index], at: first });
    if (isBare) continue;
    for (const tick of yielding) tick.words = "";
    least = first + wide + apart;
  }
  return found;
}
