// Fades: gradients that are defined once a picture, and named where they are used.

import { add, colour } from "./elements.js";

/** @import { Tone } from "../types" */
/** @typedef {"left" | "right"} Way */

/**
 * What fills with a tone that fades towards a side, in a picture whose ids begin with a prefix.
 * @param {Element} definitions
 * @param {string} prefix
 * @param {number} strength
 * @returns {(tone: Tone, way: Way) => string}
 */
export function fadesIn(definitions, prefix, strength) {
  const defined = new Set();
  return (tone, way) => {
    const id = prefix + tone[0] + way[0];
    if (!defined.has(id)) {
      const gradient = add(definitions, "linearGradient", { id });
      for (const [offset, side] of ["right", "left"].entries()) {
        const opacity = side === way ? strength : 0;
        add(gradient, "stop", { offset, "stop-color": colour(tone), "stop-opacity": opacity });
      }
    }
    defined.add(id);
    return `url(#${id})`;
  };
}
