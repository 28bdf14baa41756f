// All of the time in small, and which part of it is seen.
import { xAt } from "../scene/scale.js";
import { one } from "./dom.js";
import { follow, state } from "./state.js";
import { allOfIt, centre, plot, scaleNow, windowNow } from "./view.js";

const HEIGHT = 34;
const STEP = 3;
const canvas = one(".overview");

// How many events each column counts: those within it alone, and those that reach over more.
/** @type {(width: number) => [Float64Array, Float64Array]} */
function countsIn(width) {
  const [view, scale] = [allOfIt(), scaleNow()];
  const last = Math.floor(width / STEP);
  const [short, long] = [new Float64Array(last + 2), new Float64Array(last + 2)];
  const column = (second) => {
    const index = Math.floor((xAt(view, scale, second) - view.left) / STEP);
    return Math.min(Math.max(index, 0), last);
  };
  for (const { items } of state.shown) {
    for (const { a, b, c, d } of items[0]?.shapes ?? []) {
      const first = column(a ?? b ?? c ?? d);
      const end = Math.max(column((d ?? c ?? b ?? a) - 1), first);
      const counts = first === end ? short : long;
      counts[first] += 1;
      counts[end + 1] -= 1;
    }
  }
  for (const counts of [short, long]) counts.forEach((_, i) => (counts[i] += counts[i - 1] ?? 0));
  return [short, long];
}

export function drawOverview() {
  const width = canvas.clientWidth;
  if (!width) return;
  const ratio = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * ratio, height: HEIGHT * ratio });
  const pen = canvas.getContext("2d");
  const style = getComputedStyle(canvas);
  const paint = (token, opacity) => {
    pen.fillStyle = pen.strokeStyle = style.getPropertyValue(`--${token}`).trim();
    pen.globalAlpha = opacity;
  };
  pen.scale(ratio, ratio);
  const [short, long] = countsIn(width - plot.left);
  const most = short.reduce((found, count, index) => Math.max(found, count + long[index]), 1);
  const bars = (counts, below, opacity) => {
    paint("mute", opacity);
    counts.forEach((count, index) => {
      const high = count && Math.max((count / most) * (HEIGHT - 4), 1);
      const foot = HEIGHT - ((below?.[index] ?? 0) / most) * (HEIGHT - 4);
      pen.fillRect(plot.left + index * STEP, foot - high, STEP - 1, high);
    });
  };
  bars(short, null, 1);
  bars(long, short, 0.35);
  if (state.window) drawWindow(pen, paint);
}

/** @type {(pen: CanvasRenderingContext2D, paint: (token: string, opacity: number) => void) => void} */
function drawWindow(pen, paint) {
  const { start, stretch } = allOfIt();
  const { left, right } = plot;
  const [x0, x1] = windowNow().map((u) => left + (u - start) * stretch);
  paint("paper", 0.7);
  pen.fillRect(left, 0, x0 - left, HEIGHT);
  pen.fillRect(x1, 0, right - x1, HEIGHT);
  paint("accent", 1);
  pen.lineWidth = 1.5;
  pen.strokeRect(x0 + 0.75, 0.75, Math.max(x1 - x0 - 1.5, 3), HEIGHT - 1.5);
}

/** @type {(event: PointerEvent) => void} */
function moveTo({ clientX }) {
  const { start, stretch } = allOfIt();
  centre(start + (clientX - canvas.getBoundingClientRect().left - plot.left) / stretch);
}

export function startOverview() {
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    moveTo(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) moveTo(event);
  });
}
