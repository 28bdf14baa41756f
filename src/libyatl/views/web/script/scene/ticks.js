// The marks of an axis and its folds, as `views/scene/ticks.py` has it.
import { headOf, namesOf, places, widest } from "./ladder.js";
import { secondOf, xAt } from "./scale.js";
import { DAY } from "./shapes.js";

/** @typedef {import("../types").Step} Step */
/** @typedef {import("../types").Scale} Scale */
/** @typedef {import("../types").View} View */
/** @typedef {import("../types").Tick} Tick */
/** @typedef {import("../types").Fold} Fold */
/** @typedef {import("./ladder.js").Head} Head */
/** @typedef {import("./ladder.js").Place} Place */
/**
 * @typedef {Object} Means
 * @property {boolean} isClocked
 * @property {Step[]} steps
 * @property {string[]} months
 * @property {import("../types").Sizes} sizes
 * @property {import("../types").Measure} measure
 */
/** @typedef {{ x0: number, x1: number, first: number, last: number, perSecond: number }} Sight */
/** @typedef {{ sight: Sight, year: string, ticks: Tick[], heads: [number, string][] }} Line */
/** @typedef {{ x: number, head: Head, begins: boolean }} Top */
/** @typedef {ReturnType<typeof writingOf>} Writing */

/** @type {(scale: Scale, view: View, means: Means) => import("../types").Axis} */
export function axisOf(scale, view, means) {
  const writing = writingOf(scale, view, means);
  /** @type {Line[]} */
  const lines = [];
  for (const index of scale.keys()) {
    lines.push(lineBelow(inSight(index, writing), lines.at(-1)?.year ?? "", writing));
  }
  const folds = [...foldsInSight(lines, writing)];
  return {
    left: view.left,
    right: view.right,
    ticks: lines.flatMap((line) => line.ticks),
    heads: lines.flatMap((line) => line.heads),
    folds,
  };
}

/** @param {Scale} scale @param {View} view @param {Means} means */
function writingOf(scale, view, { isClocked, steps, months, sizes, measure }) {
  const { words: small, heads, beside, apart } = sizes.axis;
  return {
    scale,
    view,
    months,
    beside,
    apart,
    steps: isClocked ? steps : steps.filter(([unit]) => unit !== "minute"),
    /** @type {(second: number) => number} */
    at: (second) => xAt(view, scale, second),
    /** @type {(words: string) => number} */
    width: (words) => measure(words) * small,
    /** @type {(words: string) => number} */
    below: (words) => beside + measure(words) * small,
    /** @type {(words: string) => number} */
    above: (words) => beside + measure(words) * heads,
  };
}

/** @type {(line: Line) => Tick[]} */
function toldOf(line) {
  return line.ticks.filter((tick) => tick.words);
}

/** @type {(line: Line) => boolean} */
function hasHead(line) {
  return line.heads.length > 0 || line.ticks.some((tick) => tick.head);
}

/** @type {(index: number, writing: Writing) => Sight} */
function inSight(index, { scale, view, at }) {
  const [t0, t1, u0, u1] = scale[index];
  let [x0, x1] = [view.left, view.right];
  let first = Math.floor(secondOf(view, scale, x0));
  let last = Math.ceil(secondOf(view, scale, x1));
  if (index > 0 && at(t0) > x0) [x0, first] = [at(t0), t0];
  if (index < scale.length - 1 && at(t1) < x1) [x1, last] = [at(t1), t1 - 1];
  return { x0, x1, first, last, perSecond: ((u1 - u0) / (t1 - t0)) * view.stretch };
}

const PACES = [1.5, 1];
const ENOUGH = 3;
/** @type {Step[0][]} */
const NAMED_UNITS = ["minute", "day", "month"];

/** @type {(sight: Sight, year: string, writing: Writing) => Line} */
function lineBelow(sight, year, writing) {
  /** @type {Line} */
  const bare = { sight, year, ticks: [], heads: [] };
  let line = bare;
  if (sight.x0 >= sight.x1) return bare;
  for (const pace of PACES) {
    const atPace = lineAt(pace, bare, writing);
    if (toldOf(atPace).length > toldOf(line).length) line = atPace;
    if (toldOf(line).length >= ENOUGH) break;
  }
  if (toldOf(line).length) return line;
  // No step has room: in what it begins may be told nevertheless.
  for (const unit of NAMED_UNITS) {
    const above = headOf(unit, sight.first, writing.months);
    for (const name of above ? namesOf(above, year) : []) {
      if (above && sight.x0 + writing.above(name) <= sight.x1) {
        return { ...bare, heads: [[sight.x0, name]], year: above.year };
      }
    }
  }
  return bare;
}

/** @type {(pace: number, bare: Line, writing: Writing) => Line} */
function lineAt(pace, bare, writing) {
  const { first, last, perSecond } = bare.sight;
  for (const step of writing.steps) {
    const most = Math.max(...widest(step, first, last, writing.months).map(writing.width));
    if (step[2] * perSecond < most * pace + writing.apart) continue;
    const line = lineOf(step, bare, writing);
    if (toldOf(line).length && (hasHead(line) || step[0] === "year")) return line;
  }
  return bare;
}

/** @type {(step: Step, bare: Line, writing: Writing) => Line} */
function lineOf(step, bare, writing) {
  const { sight } = bare;
  const marks = [...places(step, sight.first, sight.last, writing.months)]
    .map((place) => ({ ...place, x: writing.at(place.second) }))
    .filter(({ x }) => sight.x0 <= x && x < sight.x1);
  const below = wordsBelow(marks, sight, writing);
  const tops = marks.flatMap(({ x, head }) => (head ? [{ x, head, begins: true }] : []));
  const left = tops[0]?.x <= sight.x0 ? null : headOf(step[0], sight.first, writing.months);
  if (left) tops.unshift({ x: sight.x0, head: left, begins: false });
  const { told, year } = wordsAbove(tops, bare, writing);
  const ticks = marks.map(({ x, head }, index) => ({
    x,
    words: below[index],
    head: head ? (told.get(x) ?? "") : "",
    isMajor: Boolean(head),
  }));
  const name = left && told.get(sight.x0);
  return { sight, year, ticks, heads: name ? [[sight.x0, name]] : [] };
}

/** @type {(marks: (Place & { x: number })[], sight: Sight, writing: Writing) => string[]} */
function wordsBelow(marks, sight, { below, beside, apart }) {
  let end = -Infinity;
  return marks.map(({ x, words }) => {
    const right = x + below(words);
    if (x + beside < end + apart || right > sight.x1) return "";
    end = right;
    return words;
  });
}

/** @type {(tops: Top[], bare: Line, writing: Writing) => { told: Map<number, string>, year: string }} */
function wordsAbove(tops, { sight, year }, { above, beside, apart }) {
  let end = -Infinity;
  const told = new Map();
  for (const [index, { x, head, begins }] of tops.entries()) {
    if (x + beside < end + apart) continue;
    const limit = index + 1 < tops.length ? tops[index + 1].x + beside - apart : sight.x1;
    const whole = begins && x + above(head.whole) <= sight.x1 ? head.whole : undefined;
    const name = namesOf(head, year).find((each) => x + above(each) <= limit) ?? whole;
    if (name === undefined) continue;
    told.set(x, name);
    year = head.year;
    end = x + above(name);
  }
  return { told, year };
}

/** @type {(lines: Line[], writing: Writing) => Generator<Fold>} */
function* foldsInSight(lines, writing) {
  const { scale, view, at, below, apart } = writing;
  let least = view.left;
  for (const [index, behind] of scale.slice(1).entries()) {
    const line = lines[index];
    const [begin, end] = [at(scale[index][1]), at(behind[0])];
    const [x0, x1] = [Math.max(begin, view.left), Math.min(end, view.right)];
    if (x0 >= x1) continue;
    const words = lengthInWords(behind[0] - scale[index][1]);
    const middle = centred(words, x0, x1, lines[index + 1], writing);
    const told = toldOf(line);
    const yielding = told.filter((tick) => tick.x + below(tick.words) > middle - apart);
    const isLastTold = yielding.length > 0 && yielding.length === told.length;
    const isCut = x0 !== begin || x1 !== end;
    if (isCut || middle < Math.max(least, line.sight.x0) || isLastTold) {
      yield { x0, x1, words: "", at: middle };
      continue;
    }
    for (const tick of yielding) tick.words = "";
    least = middle + writing.width(words) + apart;
    yield { x0, x1, words, at: middle };
  }
}

/** @type {(words: string, x0: number, x1: number, behind: Line, writing: Writing) => number} */
function centred(words, x0, x1, behind, { view, width, beside, apart }) {
  const first = Math.min(...toldOf(behind).map((tick) => tick.x + beside));
  return Math.min((x0 + x1 + width(words)) / 2, first - apart, view.right) - width(words);
}

const YEAR = 365.2425 * DAY;
/** @type {[number, string][]} */
const LENGTHS = [
  [YEAR * 1_000_000, "M yr"],
  [YEAR, "yr"],
  [YEAR / 12, "mo"],
  [DAY, "d"],
  [3600, "h"],
];
const LEAST_COUNT = 3;

/** @type {(seconds: number) => string} */
export function lengthInWords(seconds) {
  const found = LENGTHS.find(([unit]) => {
    const count = Math.floor(seconds / unit + 0.5);
    return count >= LEAST_COUNT && Math.abs(count * unit - seconds) <= seconds / 10;
  });
  const [unit, word] = found ?? [60, "min"];
  return `${Math.floor(seconds / unit + 0.5).toLocaleString("en")} ${word}`;
}
