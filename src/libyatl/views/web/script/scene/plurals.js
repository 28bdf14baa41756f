// Numbers for eyes alone.

/**
 * @param {number} count
 */
export const thousands = (count) => `${count}`.replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * @param {number} count
 * @param {string} noun
 */
export const countedOf = (count, noun) => `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
