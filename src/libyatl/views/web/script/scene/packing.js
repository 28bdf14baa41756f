// Blocks in rows: each in the first row where it hits nothing.

/**
 * @param {number} most
 * @param {number} air
 */
export function rowsOf(most, air) {
  /** @type {[number, number][][]} */
  const taken = [];

  /**
   * How many in a row begin before a position.
   * @param {[number, number][]} row
   * @param {number} x
   */
  function before(row, x) {
    let first = 0;
    for (let above = row.length; first < above; ) {
      const middle = (first + above) >> 1;
      if (row[middle][0] < x) first = middle + 1;
      else above = middle;
    }
    return first;
  }

  /**
   * @param {number} row
   * @param {number} x0
   * @param {number} x1
   */
  function isFree(row, x0, x1) {
    const index = before(taken[row], x1 + air);
    return index === 0 || taken[row][index - 1][1] + air <= x0;
  }

  /**
   * @param {number} x0
   * @param {number} x1
   * @param {number} height
   */
  function find(x0, x1, height) {
    for (let first = 0, row = 0; first + height <= most; row += 1) {
      if (row === first + height || row >= taken.length) return first;
      if (!isFree(row, x0, x1)) first = row + 1;
    }
    return null;
  }

  return {
    used: () => taken.length,
    /**
     * Take the first rows that are free there, and return which; null if none are.
     * @param {number} x0
     * @param {number} x1
     * @param {number} height
     */
    put(x0, x1, height) {
      const first = find(x0, x1, height);
      if (first === null) return null;
      while (taken.length < first + height) taken.push([]);
      for (const row of taken.slice(first, first + height)) {
        row.splice(before(row, x0), 0, [x0, x1]);
      }
      return first;
    },
  };
}
