// The steps of an axis by the calendar, as `views/scene/ladder.py` has it; the steps come from it.
import { DAY } from "./shapes.js";

/** @typedef {import("../types").Step} Step */
/** @typedef {{ whole: string, short: string, year: string }} Head */
/** @typedef {{ second: number, words: string, head: Head | null }} Place */

/** @type {(head: Head, year: string) => string[]} */
export function namesOf(head, year) {
  return head.short && head.year === year ? [head.whole, head.short] : [head.whole];
}

/** @type {(step: Step, first: number, last: number, months: string[]) => Generator<Place>} */
export function* places(step, first, last, months) {
  const make = { minute: eachClock, day: eachDay, month: eachMonth, year: eachYear }[step[0]];
  let before = -Infinity;
  for (const place of make(step, first, months)) {
    // Where numbers are so large that a step no longer changes them, there is no next tick.
    if (place.second > last || place.second === before) return;
    if (place.second >= first) yield place;
    before = place.second;
  }
}

/** @type {(step: Step, first: number, last: number, months: string[]) => string[]} */
export function widest([unit, every], first, last, months) {
  if (unit === "minute") return ["00:00"];
  if (unit === "day") return ["30"];
  if (unit === "month") return months.map((_, index) => shortMonth(months, index + 1));
  return [first, last].map((second) => yearWords(nthYear(yearsIn(second, every), every)));
}

/** @type {(unit: Step[0], second: number, months: string[]) => Head | null} */
export function headOf(unit, second, months) {
  const [year, month, day] = civil(Math.floor(second / DAY));
  const name = yearWords(year);
  const short = shortMonth(months, month);
  if (unit === "year") return null;
  if (unit === "month") return { whole: name, short: "", year: name };
  const words = unit === "day" ? short : `${day} ${short}`;
  return { whole: `${words} ${name}`, short: words, year: name };
}

/** @type {(step: Step, first: number, months: string[]) => Generator<Place>} */
function* eachClock([unit, , least], first, months) {
  for (let nth = Math.floor(first / least); ; nth++) {
    const second = nth * least;
    const minute = Math.floor(modulo(second, DAY) / 60);
    const clock = [Math.floor(minute / 60), minute % 60].map((part) => `${part}`.padStart(2, "0"));
    yield { second, words: clock.join(":"), head: minute ? null : headOf(unit, second, months) };
  }
}

/** @type {(step: Step, first: number, months: string[]) => Generator<Place>} */
function* eachDay([unit, every, least], first, months) {
  for (let index = monthsIn(first); ; index++) {
    const begin = ordinal(...monthOf(index), 1);
    const behind = ordinal(...monthOf(index + 1), 1) - begin + 1;
    // None stands so near to the first of the next month that it had no room.
    for (let day = 1; day < behind && day + least / DAY <= behind; day += every) {
      const second = (begin + day - 1) * DAY;
      yield { second, words: `${day}`, head: day > 1 ? null : headOf(unit, second, months) };
    }
  }
}

/** @type {(step: Step, first: number, months: string[]) => Generator<Place>} */
function* eachMonth([unit, every], first, months) {
  for (let nth = Math.floor(monthsIn(first) / every); ; nth++) {
    const [year, month] = monthOf(nth * every);
    const second = ordinal(year, month, 1) * DAY;
    const head = month > 1 ? null : headOf(unit, second, months);
    yield { second, words: shortMonth(months, month), head };
  }
}

/** @type {(step: Step, first: number) => Generator<Place>} */
function* eachYear([, every], first) {
  let hasEra = false;
  for (let nth = yearsIn(first, every) - 1; ; nth++) {
    const year = nthYear(nth, every);
    const second = ordinal(year, 1, 1) * DAY;
    yield { second, words: yearWords(year, hasEra), head: null };
    hasEra = year > 0 && second >= first;
  }
}

/** @type {(second: number, every: number) => number} */
function yearsIn(second, every) {
  return Math.floor(civil(Math.floor(second / DAY))[0] / every);
}

/** @type {(nth: number, every: number) => number} */
function nthYear(nth, every) {
  return nth > 0 || every === 1 ? nth * every : nth * every + 1;
}

const MILLION = 1_000_000;

/** @type {(year: number, hasEra?: boolean) => string} */
function yearWords(year, hasEra = false) {
  const number = year < 1 ? 1 - year : year;
  let words = `${number}`;
  if (number % MILLION === 0) words = `${(number / MILLION).toLocaleString("en")} M`;
  else if (number > 9999) words = number.toLocaleString("en");
  if (year < 1) return `${words} BC`;
  return hasEra || (year >= 1000 && year <= 9999) ? words : `AD ${words}`;
}

/** @type {(months: string[], month: number) => string} */
function shortMonth(months, month) {
  return months[month - 1].slice(0, 3);
}

/** @type {(second: number) => number} */
function monthsIn(second) {
  const [year, month] = civil(Math.floor(second / DAY));
  return year * 12 + month - 1;
}

/** @type {(index: number) => [number, number]} */
function monthOf(index) {
  return [Math.floor(index / 12), modulo(index, 12) + 1];
}

const DAYS_IN_ERA = 146_097;

// The calendar of `dates/civil.py`: years run from March here, and are those of astronomers.
/** @type {(year: number, month: number, day: number) => number} */
function ordinal(year, month, day) {
  const since = month > 2 ? month - 3 : month + 9;
  const inAll = month > 2 ? year : year - 1;
  const era = Math.floor(inAll / 400);
  const rest = modulo(inAll, 400);
  const before = rest * 365 + Math.floor(rest / 4) - Math.floor(rest / 100);
  return era * DAYS_IN_ERA + before + Math.floor((153 * since + 2) / 5) + day - 306;
}

/** @type {(day: number) => [number, number, number]} */
function civil(day) {
  const era = Math.floor((day + 305) / DAYS_IN_ERA);
  let rest = modulo(day + 305, DAYS_IN_ERA);
  const leaps = Math.floor(rest / 1460) - Math.floor(rest / 36_524) + Math.floor(rest / 146_096);
  const year = Math.floor((rest - leaps) / 365);
  rest -= 365 * year + Math.floor(year / 4) - Math.floor(year / 100);
  const month = Math.floor((5 * rest + 2) / 153);
  const number = rest - Math.floor((153 * month + 2) / 5) + 1;
  return month < 10
    ? [era * 400 + year, month + 3, number]
    : [era * 400 + year + 1, month - 9, number];
}

/** @type {(number: number, by: number) => number} */
function modulo(number, by) {
  return number - Math.floor(number / by) * by;
}
