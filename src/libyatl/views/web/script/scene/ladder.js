// The steps of an axis by the calendar, in which the year 0 is 1 BC.

import { thousands } from "./plurals.js";
import { DAY } from "./shapes.js";

/** @import { Step } from "../types" */
/** @typedef {{ year: string, names: string[] }} Head `names` in full, and without its year. */
/** @typedef {{ second: number, words: string, head: Head | null }} Place */

// More than any picture has room for; so far out that digits lose a step, there is no end of them.
const MOST_PLACES = 1_000;

/** @type {(step: Step, first: number, last: number, months: string[]) => Place[]} */
export function places(step, first, last, months) {
  /** @type {Place[]} */
  const found = [];
  let left = MOST_PLACES;
  for (const second of beginsOf(step, first)) {
    if (second > last || !left--) break;
    if (second >= first) found.push(placeAt(second, step[0], months, found.length > 0));
  }
  return found;
}

/** @type {(step: Step, first: number) => Generator<number>} */
function* beginsOf([unit, every, least], first) {
  const { year, date } = dateOf(first);
  let nth = year * 12 + date.getUTCMonth();
  if (unit === "minute") for (nth = Math.floor(first / least); ; nth++) yield nth * least;
  if (unit === "month") for (nth -= nth % every; ; nth += every) yield monthBegin(nth);
  if (unit === "year") for (nth = Math.floor(year / every); ; nth++) yield yearBegin(nth, every);
  for (; ; nth++) {
    const last = monthBegin(nth + 1) - least;
    for (let day = monthBegin(nth); day <= last; day += every * DAY) yield day;
  }
}

/** @type {(second: number, unit: Step[0], months: string[], isBehind: boolean) => Place} */
function placeAt(second, unit, months, isBehind) {
  const { year, date } = dateOf(second);
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  const clock = date.toISOString().slice(11, 16);
  /** @type {Record<Step[0], [string, boolean]>} */
  const told = {
    minute: [clock, clock === "00:00"],
    day: [`${day}`, day === 1],
    month: [months[month].slice(0, 3), month === 0],
    year: [yearName(year, isBehind && year > 1), false],
  };
  const [words, isHead] = told[unit];
  return { second, words, head: isHead ? headOf(unit, second, months) : null };
}

/** @type {(step: Step, first: number, last: number, months: string[]) => string[]} */
export function widest([unit, every], first, last, months) {
  if (unit === "minute") return ["00:00"];
  if (unit === "day") return ["30"];
  if (unit === "month") return months.map((name) => name.slice(0, 3));
  const nths = [first, last].map((second) => Math.floor(dateOf(second).year / every));
  return nths.map((nth) => yearName(dateOf(yearBegin(nth, every)).year, false));
}

/** @type {(unit: Step[0], second: number, months: string[]) => Head | null} */
export function headOf(unit, second, months) {
  const { year: number, date } = dateOf(second);
  const year = yearName(number, false);
  if (unit === "year") return null;
  if (unit === "month") return { year, names: [year] };
  const month = months[date.getUTCMonth()].slice(0, 3);
  const short = unit === "day" ? month : `${date.getUTCDate()} ${month}`;
  return { year, names: [`${short} ${year}`, short] };
}

/** @type {(year: number, hasEra: boolean) => string} */
function yearName(year, hasEra) {
  const number = year < 1 ? 1 - year : year;
  let words = number > 9999 ? thousands(number) : `${number}`;
  if (number % 1e6 === 0) words = `${thousands(number / 1e6)} M`;
  if (year < 1) return `${words} BC`;
  return hasEra || (year > 999 && year < 10_000) ? words : `AD ${words}`;
}

// The calendar repeats itself after an era of 400 years: `Date` tells the same day of the first one.
const ERA = 146_097 * DAY;
const BEFORE_1970 = 719_163 * DAY;

/** @type {(second: number) => { year: number, date: Date }} */
function dateOf(second) {
  const era = Math.floor(second / ERA);
  const date = new Date((second - era * ERA - BEFORE_1970) * 1000);
  return { year: date.getUTCFullYear() + era * 400, date };
}

/** @type {(nth: number, every: number) => number} */
function yearBegin(nth, every) {
  return monthBegin((nth > 0 || every === 1 ? nth * every : nth * every + 1) * 12);
}

// Months are counted from January of the year 0.
/** @type {(month: number) => number} */
function monthBegin(month) {
  const era = Math.floor(month / 4800);
  return Date.UTC(2000, month - era * 4800) / 1000 + BEFORE_1970 + (era - 5) * ERA;
}
