// Numbers for eyes alone.

/** @param {number} count */
export function thousands(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function countedOf(count, noun) {
  return `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}
