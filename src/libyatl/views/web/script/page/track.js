// The picture: one drawing for any number of changes before the next frame.
import { axisOf } from "../scene/ticks.js";
import { laidOut } from "../scene/laid_out.js";
import { xAt } from "../scene/scale.js";
import { picture } from "../drawing/picture.js";
import { events, one } from "./dom.js";
import { tracksOf } from "./lanes.js";
import { all, follow, state } from "./state.js";
import { told } from "./told.js";
import { isZoomedIn, plot, scaleNow, viewNow } from "./view.js";

/** @typedef {import("../types").Box} Box */
/** @typedef {import("../types").Heap} Heap */

export const track = one(".track");
const { sizes } = told;
const pencil = document.createElement("canvas").getContext("2d");
const widths = new Map();
const MOST_WIDTHS = 60_000;
// From so many events on the picture never grows less high, so that the list below it stays.
const MANY_EVENTS = 80;

/** @type {Box[]} */
let boxes = [];
/** @type {import("../types").Track[]} */
let tracks = [];
/** @type {(() => void)[]} */
const afterDrawing = [];
let pending = 0;
let highest = 0;

/** @type {import("../types").Measure} */
function measured(text) {
  let width = widths.get(text);
  if (width === undefined) {
    if (widths.size > MOST_WIDTHS) widths.clear();
    width = pencil.measureText(text).width;
    widths.set(text, width);
  }
  return width;
}

/** @type {(width: number) => void} */
function measurePlot(width) {
  const hasGutter = state.by && width >= sizes.narrow;
  plot.left = hasGutter ? told.gutter : 0;
  plot.right = width;
}

/** @type {(width: number, prefix: string) => number} */
export function draw(width, prefix) {
  measurePlot(width);
  const [scale, view] = [scaleNow(), viewNow()];
  const axis = axisOf(scale, view, { ...told, sizes, measure: measured });
  const at = (second) => xAt(view, scale, second);
  const scene = laidOut(tracks, axis, at, sizes, measured, told.horizon);
  for (const lane of scene.lanes) for (const heap of lane.heaps) sayIfListed(heap);
  const { strengths } = told;
  const drawn = picture(scene, { width, chosen: state.chosen?.row ?? null, strengths, prefix });
  boxes = drawn.boxes;
  track.querySelector("svg")?.replaceWith(drawn.svg) ?? track.append(drawn.svg);
  return drawn.height;
}

export function drawNow() {
  cancelAnimationFrame(pending);
  pending = 0;
  if (!track.clientWidth) return;
  highest = Math.max(highest, draw(track.clientWidth, told.prefix));
  if (all.length > MANY_EVENTS) track.style.setProperty("min-height", `${highest}px`);
  for (const act of afterDrawing.splice(0)) act();
}

export function redraw() {
  pending ||= requestAnimationFrame(drawNow);
}

/** @type {(act: () => void) => void} */
export function onceDrawn(act) {
  afterDrawing.push(act);
  redraw();
}

function retrack() {
  tracks = tracksOf(state.shown, state.by);
}

// A crowd that no zoom parts is listed instead.
/** @type {(heap: Heap) => boolean} */
export function isListed({ x0, x1, rows }) {
  return isZoomedIn((x0 + x1) / 2) || haveOneDate(rows);
}

/** @type {(rows: number[]) => boolean} */
function haveOneDate(rows) {
  const edges = new Set();
  for (const row of rows) {
    for (const { a, b, c, d } of all[row].items[0].shapes) edges.add(`${[a, b, c, d]}`);
    if (edges.size > 1) return false;
  }
  return true;
}

/** @type {(heap: Heap) => void} */
function sayIfListed(heap) {
  if (!isListed(heap)) return;
  const text = `${events(heap.events)}: list them`;
  const width = measured(text);
  const middle = (heap.x0 + heap.x1 - width) / 2;
  const x = heap.isAll ? heap.words.x : Math.max(plot.left, Math.min(middle, plot.right - width));
  heap.words = { ...heap.words, x, width, text };
}

// The smallest box at a place within the picture.
/** @type {(event: MouseEvent) => Box | undefined} */
export function boxAt({ clientX, clientY }) {
  const { left, top } = track.querySelector("svg").getBoundingClientRect();
  const [x, y] = [clientX - left, clientY - top];
  const found = boxes.filter(({ x0, x1, y0, y1 }) => x0 <= x && x <= x1 && y0 <= y && y < y1);
  return found.sort((box, other) => box.x1 - box.x0 - (other.x1 - other.x0))[0];
}

/** @type {(row: number) => Box | undefined} */
export function boxOf(row) {
  return boxes.find((box) => box.row === row);
}

export function startTrack() {
  const { fontFamily } = getComputedStyle(track);
  pencil.font = `13px ${fontFamily}`;
  follow(["by"], () => {
    highest = 0;
    track.style.removeProperty("min-height");
  });
  follow(["shown", "by"], retrack);
  follow(["shown", "by", "isFolded", "window", "chosen"], redraw);
  retrack();
  new ResizeObserver(() => {
    if (track.clientWidth !== plot.right) redraw();
  }).observe(track);
}
