// The steps of an axis by the calendar, in which the year 0 is 1 BC.

import { thousands } from "./plurals.js";
import { DAY } from "./shapes.js";

/** @import { Step } from "../types" */
/** @typedef {{ whole: string, short: string, year: string }} Head */
/** @typedef {{ second: number, words: string, head: Head | null }} Place */

// More than any picture has room for.
const MOST_PLACES = 1_000;

/**
 * @param {Step} step
 * @param {number} first
 * @param {number} last
 * @param {string[]} months
 */
export function places(step, first, last, months) {
  /** @type {Place[]} */
  const found = [];
  let left = MOST_PLACES;
  for (const second of beginsOf(step, first)) {
    // So far out that a step is lost in the digits, there would be no end.
    if (second > last || (left -= 1) < 0) break;
    if (second < first) continue;
    found.push(placeAt(second, step[0], months, found.at(-1)?.second ?? 0));
  }
  return found;
}

/**
 * @param {Step} step
 * @param {number} first
 * @returns {Generator<number>}
 */
function* beginsOf([unit, every, least], first) {
  const { year, month } = dateOf(first);
  const months = year * 12 + month;
  if (unit === "minute") {
    for (let nth = Math.floor(first / least); ; nth++) yield nth * least;
  } else if (unit === "day") {
    for (let nth = months; ; nth++) {
      const last = monthBegin(nth + 1) - least;
      for (let day = monthBegin(nth); day <= last; day += every * DAY) yield day;
    }
  } else if (unit === "month") {
    for (let nth = Math.floor(months / every); ; nth++) yield monthBegin(nth * every);
  }
  for (let nth = Math.floor(year / every) - 1; ; nth++) yield monthBegin(nthYear(nth, every) * 12);
}

/**
 * @param {number} second
 * @param {Step[0]} unit
 * @param {string[]} months
 * @param {number} before the place before it, or 0
 * @returns {Place}
 */
function placeAt(second, unit, months, before) {
  const { year, month, day, clock } = dateOf(second);
  const begins = { minute: clock === "00:00", day: day === 1, month: month === 0, year: false };
  const words = {
    minute: clock,
    day: `${day}`,
    month: shortened(months[month]),
    year: yearWords(year, before > 0),
  };
  return { second, words: words[unit], head: begins[unit] ? headOf(unit, second, months) : null };
}

/**
 * @param {Step} step
 * @param {number} first
 * @param {number} last
 * @param {string[]} months
 */
export function widest([unit, every], first, last, months) {
  if (unit === "minute") return ["00:00"];
  if (unit === "day") return ["30"];
  if (unit === "month") return months.map(shortened);
  const nths = [first, last].map((second) => Math.floor(dateOf(second).year / every));
  return nths.map((nth) => yearWords(nthYear(nth, every), false));
}

/**
 * @param {Step[0]} unit
 * @param {number} second
 * @param {string[]} months
 * @returns {Head | null}
 */
export function headOf(unit, second, months) {
  const { year: number, month, day } = dateOf(second);
  const year = yearWords(number, false);
  if (unit === "year") return null;
  if (unit === "month") return { whole: year, short: "", year };
  const name = shortened(months[month]);
  const short = unit === "day" ? name : `${day} ${name}`;
  return { whole: `${short} ${year}`, short, year };
}

/**
 * @param {number} nth
 * @param {number} every
 */
function nthYear(nth, every) {
  return nth * every + (nth > 0 || every === 1 ? 0 : 1);
}

/**
 * @param {number} year
 * @param {boolean} hasEra
 */
function yearWords(year, hasEra) {
  const number = year < 1 ? 1 - year : year;
  const isRound = number % 1e6 === 0;
  const digits = number > 9999 && !isRound ? thousands(number) : `${number}`;
  const words = isRound ? `${thousands(number / 1e6)} M` : digits;
  if (year < 1) return `${words} BC`;
  return hasEra || (year > 999 && year < 10_000) ? words : `AD ${words}`;
}

/** @param {string} month */
function shortened(month) {
  return month.slice(0, 3);
}

// The calendar repeats itself after an era of 400 years, of which `Date` knows each day.
const ERA = 146_097 * DAY;
const BEFORE_1970 = 719_163 * DAY;

/** @param {number} second */
function dateOf(second) {
  const era = Math.floor(second / ERA);
  const date = new Date((second - era * ERA - BEFORE_1970) * 1000);
  return {
    year: date.getUTCFullYear() + era * 400,
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    clock: date.toISOString().slice(11, 16),
  };
}

/** @param {number} month counted from January of the year 0 */
function monthBegin(month) {
  const era = Math.floor(month / 4800);
  return Date.UTC(2000, month - era * 4800) / 1000 + BEFORE_1970 + (era - 5) * ERA;
}
