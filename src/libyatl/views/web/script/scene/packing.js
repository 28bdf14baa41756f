// Blocks in rows: each in the first row where it hits nothing.

/** @import { Two } from "../types" */

/**
 * How many numbers from 0 on, up to `most`, come before the first for which that does not hold.
 * @param {number} most
 * @param {(number: number) => boolean} holds
 */
export function bisect(most, holds) {
  let first = 0;
  while (first < most) {
    const middle = (first + most) >> 1;
    if (holds(middle)) first = middle + 1;
    else most = middle;
  }
  return first;
}

/**
 * @param {number} most
 * @param {number} air
 */
export function rowsOf(most, air) {
  /** @type {Two<number>[][]} */
  const taken = [];
  /** @type {(row: Two<number>[], x: number) => number} */
  const before = (row, x) => bisect(row.length, (index) => row[index][0] < x);
  /** @type {(row: Two<number>[], x0: number, x1: number) => boolean} */
  const isFree = (row, x0, x1) => !(row[before(row, x1 + air) - 1]?.[1] + air > x0);

  /**
   * The first of `height` rows in a line that are free there; null if none are.
   * @param {number} x0
   * @param {number} x1
   */
  function find(x0, x1, height = 1) {
    for (let first = 0, row = 0; first + height <= most; row += 1) {
      if (row === first + height || row >= taken.length) return first;
      if (!isFree(taken[row], x0, x1)) first = row + 1;
    }
    return null;
  }

  /**
   * Take what `find` finds.
   * @param {number} x0
   * @param {number} x1
   * @param {number} height
   */
  function put(x0, x1, height) {
    const first = find(x0, x1, height);
    for (let row = first ?? Infinity; row < (first ?? 0) + height; row += 1) {
      const held = (taken[row] ??= []);
      held.splice(before(held, x0), 0, [x0, x1]);
    }
    return first;
  }

  return { find, put, used: () => taken.length };
}
