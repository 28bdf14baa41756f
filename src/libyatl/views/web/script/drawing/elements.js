// The elements of SVG: every text and number of a picture passes here.

/** @typedef {Record<string, string | number | null>} Attributes */

/** @param {string} name as the style of the page names it */
export const colour = (name) => `var(--${name})`;

export const PAPER = colour("paper");
export const SMALL = { "font-size": 11 };
export const MUTE = { ...SMALL, fill: colour("mute") };

/**
 * Adds an element, without those attributes that are null; numbers to a hundredth of a pixel.
 * @param {Node} parent
 * @param {string} name
 * @param {Attributes} [attributes]
 */
export function add(parent, name, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, typeof value === "number" ? rounded(value) : value);
  }
  return parent.appendChild(made);
}

/** @param {number | string} value */
const rounded = (value) => String(Math.round(Number(value) * 100) / 100);

// The first letter of such a text is of a script that runs to the left.
const RUNS_LEFT =
  /^\P{L}*(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Adds a line of inert words whose base line begins at a point.
 * @param {Element} parent
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {Attributes} [look]
 */
export function addText(parent, x, y, words, look) {
  const text = add(parent, "text", { x, y, ...look });
  const line = RUNS_LEFT.test(words) ? add(text, "tspan", { "unicode-bidi": "plaintext" }) : text;
  line.append(words);
  return text;
}

/**
 * Adds a path that is not filled.
 * @param {Element} parent
 * @param {string} path
 * @param {string} stroke
 * @param {number | null} [width]
 * @param {number | null} [opacity]
 * @param {Attributes} [look]
 */
export function addLine(parent, path, stroke, width = null, opacity = null, look = {}) {
  const d = path.replace(/\d+\.\d+(e-\d+)?/g, rounded);
  const strokes = { stroke, "stroke-width": width, "stroke-opacity": opacity };
  if (path) add(parent, "path", { d, fill: "none", ...strokes, ...look });
}

/**
 * Adds a rectangle, unless it has no width.
 * @param {Element} parent
 * @param {number} x
 * @param {number} y
 * @param {number} x1
 * @param {number} height
 * @param {string} fill
 * @param {number | null} opacity
 * @param {Attributes} [look]
 */
export function addBox(parent, x, y, x1, height, fill, opacity, look = {}) {
  const place = { x, y, width: x1 - x, height };
  if (x1 > x) add(parent, "rect", { ...place, fill, "fill-opacity": opacity, ...look });
}
