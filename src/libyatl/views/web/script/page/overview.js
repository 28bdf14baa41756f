// All of the time in small, and which part of it is seen.
import { entriesIn } from "../scene/blocks.js";
import { allOf } from "../scene/heaps.js";
import { xAt } from "../scene/scale.js";
import { one } from "./dom.js";
import { state } from "./state.js";
import { told } from "./told.js";
import { plot, scaleNow, uIn, viewOfWhole, windowOf, zoom } from "./view.js";

const HEIGHT = 34;
const STEP = 3;
const overview = one(".overview");
// How far from a pointer the middle of the window stays.
let held = 0;
/** @type {unknown[]} */
let countedFor = [];
/** @type {import("../types").Column[]} */
let columns = [];

// What is shown as one crowd over all of the time, counted as every crowd is.
function columnsNow() {
  const [view, scale, sizes] = [viewOfWhole(), scaleNow(), { ...told.sizes, column: STEP }];
  /** @type {(second: number) => number} */
  const at = (second) => xAt(view, scale, second);
  const whole = { ...plot, at, sizes, measure: () => 0 };
  const items = state.shown.flatMap((entry) => entry.items.slice(0, 1));
  return allOf(entriesIn(items, whole), whole).heaps[0].columns;
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
    [columns, countedFor] = [columnsNow(), wanted];
  }
  const most = Math.max(...columns.map((column) => column.certain + column.possible));
  for (const { x, certain, possible } of columns) {
    for (const [token, count] of /** @type {[string, number][]} */ ([
      ["--rule", certain + possible],
      ["--mute", certain],
    ])) {
      const high = Math.max((count / most) * (HEIGHT - 4), 1.5);
      if (count) fill(token, x, HEIGHT - high, STEP - 1);
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
