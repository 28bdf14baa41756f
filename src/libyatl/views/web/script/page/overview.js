// All of the time in small, and which part of it is seen.
import { firstOf, lastOf } from "../scene/marks.js";
import { xAt } from "../scene/scale.js";
import { one } from "./dom.js";
import { state } from "./state.js";
import { plot, scaleNow, uIn, viewOfWhole, windowOf, zoom } from "./view.js";

const HEIGHT = 34;
const STEP = 3;
const COLOURS = ["--rule", "--mute"];
const overview = one(".overview");
// How far from a pointer the middle of the window stays.
let held = 0;
/** @type {unknown[]} */
let countedFor = [];
/** @type {Float64Array[]} */
let counted = [];

// How many events may be in each column, and how many surely are.
/** @type {(width: number) => Float64Array[]} */
function countsIn(width) {
  const [view, scale] = [viewOfWhole(), scaleNow()];
  const counts = COLOURS.map(() => new Float64Array(Math.ceil(width / STEP) + 1));
  /** @type {(second: number) => number} */
  const columnAt = (second) =>
    Math.max(Math.floor((xAt(view, scale, second) - view.left) / STEP), 0);
  for (const { shapes } of state.shown.flatMap(({ items }) => items.slice(0, 1))) {
    for (const shape of shapes) {
      const first = columnAt(firstOf(shape));
      const end = Math.max(columnAt(lastOf(shape) - 1), first) + 1;
      for (const steps of counts.slice(0, first + 1 === end ? 2 : 1)) {
        steps[first] += 1;
        steps[end] -= 1;
      }
    }
  }
  for (const steps of counts) steps.forEach((_, index) => (steps[index] += steps[index - 1] || 0));
  return counts;
}

export function drawOverview() {
  const width = overview.clientWidth;
  if (!width) return;
  const ratio = devicePixelRatio;
  Object.assign(overview, { width: width * ratio, height: HEIGHT * ratio });
  const pen = overview.getContext("2d");
  const style = getComputedStyle(overview);
  /** @type {(token: string, x: number, y: number, wide: number) => void} */
  const fill = (token, x, y, wide) => {
    pen.fillStyle = style.getPropertyValue(token);
    pen.fillRect(x, y, wide, HEIGHT - y);
  };
  pen.scale(ratio, ratio);
  const wanted = [state.shown, state.isFolded, width, plot.left];
  if (wanted.some((each, index) => each !== countedFor[index])) {
    [counted, countedFor] = [countsIn(width - plot.left), wanted];
  }
  const most = Math.max(...counted[0]);
  for (const [which, token] of COLOURS.entries()) {
    for (const [index, count] of counted[which].entries()) {
      const high = Math.max((count / most) * (HEIGHT - 4), 1.5);
      if (count) fill(token, plot.left + index * STEP, HEIGHT - high, STEP - 1);
    }
  }
  if (!state.window) return;
  const { start, stretch } = viewOfWhole();
  const [x0, x1] = windowOf().map((u) => plot.left + (u - start) * stretch);
  pen.globalAlpha = 0.7;
  fill("--paper", plot.left, 0, x0 - plot.left);
  fill("--paper", x1, 0, width - x1);
  pen.globalAlpha = 1;
  pen.strokeStyle = style.getPropertyValue("--accent");
  pen.lineWidth = 1.5;
  pen.strokeRect(x0 + 0.75, 0.75, Math.max(x1 - x0 - 1.5, 3), HEIGHT - 1.5);
}

// A window that is taken hold of moves by what the pointer does; elsewhere it comes to the pointer.
/** @type {(event: PointerEvent) => void} */
function moveTo({ type, clientX, pointerId }) {
  const u = uIn(clientX - overview.getBoundingClientRect().left, viewOfWhole());
  if (type === "pointerdown") {
    const [start, end] = windowOf();
    held = start < u && u < end ? (start + end) / 2 - u : 0;
    overview.setPointerCapture(pointerId);
  }
  if (overview.hasPointerCapture(pointerId)) zoom(1, u + held, 0.5);
}

export function startOverview() {
  overview.onpointerdown = overview.onpointermove = moveTo;
}
