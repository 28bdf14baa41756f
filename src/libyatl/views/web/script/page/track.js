// The picture: one drawing for any number of changes before the next frame.
import { axisOf } from "../scene/ticks.js";
import { laidOut } from "../scene/laid_out.js";
import { xAt } from "../scene/scale.js";
import { countedOf } from "../scene/plurals.js";
import { picture } from "../drawing/picture.js";
import { make, one } from "./dom.js";
import { tracksOf } from "./lanes.js";
import { drawOverview } from "./overview.js";
import { all, follow, state } from "./state.js";
import { told } from "./told.js";
import { isZoomedIn, plot, scaleNow, uIn, viewNow } from "./view.js";

/** @typedef {import("../types").Box} Box */
/** @typedef {import("../types").Heap} Heap */

export const track = one(".track");
const { sizes } = told;
const means = { ...told, measure: measured };
const MOST_WIDTHS = 60_000;
// From so many events on no zoom makes the picture less high, so that the list below it stays.
const MANY_EVENTS = 80;
// How wide the picture is on paper.
const ON_PAPER = 700;
// What is higher goes on over pages, for on one its letters would be too small to read.
const MOST_ON_A_PAGE = 1700;

/** @type {any} */
const pencil = make("canvas").getContext("2d");
const widths = new Map();
/** @type {Box[]} */
let boxes = [];
/** @type {import("../types").Track[]} */
let tracks = [];
/** @type {(() => void)[]} */
const afterDrawing = [];
let pending = 0;
let highest = 0;
let drawnWide = 0;

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

// Returns how high it is.
/** @type {(width: number, prefix: string) => number} */
export function draw(width, prefix) {
  plot.left = state.by && width - told.gutter >= sizes.narrow ? told.gutter : 0;
  plot.right = width;
  const [scale, view] = [scaleNow(), viewNow()];
  const axis = axisOf(scale, view, means);
  /** @type {(second: number) => number} */
  const at = (second) => xAt(view, scale, second);
  const scene = laidOut(tracks, axis, at, sizes, measured, told.horizon);
  for (const heap of scene.lanes.flatMap((lane) => lane.heaps)) sayMore(heap);
  const chosen = state.chosen?.row ?? null;
  const drawn = picture(scene, { ...means, width, chosen, prefix });
  boxes = drawn.boxes;
  track.replaceChildren(drawn.svg);
  return drawn.height;
}

export function drawNow() {
  cancelAnimationFrame(pending);
  pending = 0;
  const { clientWidth } = track;
  if (!clientWidth) return;
  if (clientWidth !== drawnWide) [drawnWide, highest] = [clientWidth, 0];
  highest = Math.max(highest, draw(clientWidth, told.prefix));
  if (all.length > MANY_EVENTS) track.style.minHeight = `${highest}px`;
  drawOverview();
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

// Whether no zoom parts a crowd, so that it is listed instead.
/** @type {(heap: Heap) => boolean} */
export function isListed({ x0, x1, rows }) {
  const date = datesOf(all[rows[0]]);
  return isZoomedIn(uIn((x0 + x1) / 2)) || rows.every((row) => datesOf(all[row]) === date);
}

/** @type {(entry: import("../types").Entry) => string} */
function datesOf({ items }) {
  return items[0].shapes.map(({ a, b, c, d }) => [a, b, c, d]).join();
}

// What a click on a crowd will do.
/** @type {(heap: Heap) => void} */
function sayMore(heap) {
  const isLast = isListed(heap);
  if (!isLast && !heap.isAll) return;
  const text = countedOf(heap.events, "event") + (isLast ? ": list them" : ", zoom in to see each");
  const width = measured(text);
  const middle = (heap.x0 + heap.x1 - width) / 2;
  const x = heap.isAll ? heap.words.x : Math.max(plot.left, Math.min(middle, plot.right - width));
  Object.assign(heap.words, { x, width, text });
}

// The narrowest box at a place within the picture.
/** @type {(event: MouseEvent) => Box | undefined} */
export function boxAt({ clientX, clientY }) {
  const { left, top } = track.getBoundingClientRect();
  const [x, y] = [clientX - left, clientY - top];
  return boxes
    .filter(({ x0, x1, y0, y1 }) => x0 <= x && x <= x1 && y0 <= y && y < y1)
    .sort((box, other) => box.x1 - box.x0 - other.x1 + other.x0)[0];
}

/** @type {(row: number) => Box | undefined} */
export function boxOf(row) {
  return boxes.find((box) => box.row === row);
}

function retrack() {
  tracks = tracksOf(state.shown, state.by);
}

export function startTrack() {
  plot.right = track.clientWidth;
  pencil.font = `13px ${getComputedStyle(track).fontFamily}`;
  follow(["shown", "by", "isFolded"], () => (highest = 0));
  follow(["shown", "by"], retrack);
  follow(["shown", "by", "isFolded", "window", "chosen"], redraw);
  new ResizeObserver(redraw).observe(track);
  window.onbeforeprint = () => {
    const height = draw(ON_PAPER, `${told.prefix}print`);
    track.classList.toggle("long", height > MOST_ON_A_PAGE);
  };
  window.onafterprint = redraw;
}
