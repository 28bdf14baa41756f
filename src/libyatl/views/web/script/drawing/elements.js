// The elements of SVG: every text and number of a picture passes here.

/** @typedef {Record<string, string | number | null>} Attributes */

export const SMALL = 11;
export const PAPER = colour("paper");
export const MUTE = colour("mute");

/** @param {string} name as the style of the page names it */
export function colour(name) {
  return `var(--${name})`;
}

/** @param {number} value */
export function tenth(value) {
  return Math.round(value * 10) / 10;
}

/**
 * The beginning of a line.
 * @param {number} x
 * @param {number} y
 */
export function from(x, y) {
  return `M${tenth(x)} ${tenth(y)}`;
}

/**
 * Adds an element, without those attributes that are null.
 * @param {Element} parent
 * @param {string} name
 * @param {Attributes} attributes
 * @param {string} [words]
 */
export function add(parent, name, attributes, words = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, String(value));
  }
  if (words) made.append(words);
  return parent.appendChild(made);
}

// The first letter of such a text is of a script that runs to the left.
const RUNS_LEFT =
  /^\P{L}*(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Adds a line of inert words whose base line begins at a point.
 * @param {Element} parent
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {Attributes} [attributes]
 */
export function addText(parent, x, y, words, attributes) {
  const text = add(parent, "text", { x: tenth(x), y: tenth(y), ...attributes });
  if (!RUNS_LEFT.test(words)) text.append(words);
  else add(text, "tspan", { direction: "rtl", "unicode-bidi": "isolate" }, words);
  return text;
}

/**
 * Adds a path that is not filled.
 * @param {Element} parent
 * @param {string} path
 * @param {string} stroke
 * @param {Attributes} [attributes]
 */
export function addLine(parent, path, stroke, attributes) {
  if (path) add(parent, "path", { d: path, stroke, fill: "none", ...attributes });
}

/**
 * Adds a rectangle, unless it has no width.
 * @param {Element} parent
 * @param {number} x0
 * @param {number} y
 * @param {number} x1
 * @param {number} high
 * @param {string} fill
 * @param {Attributes} [attributes]
 */
export function addBox(parent, x0, y, x1, high, fill, attributes) {
  if (x1 <= x0) return;
  const place = { x: tenth(x0), y: tenth(y), width: tenth(x1 - x0), height: tenth(high) };
  add(parent, "rect", { ...place, fill, ...attributes });
}
