// Pointer, wheel, pinch and keys. A plain wheel scrolls the page, as everywhere.
import { one } from "./dom.js";
import { closeFacets } from "./facets.js";
import { choose, chooseNext, closePanel } from "./panel.js";
import { all, change, state } from "./state.js";
import { boxAt, isListed, track } from "./track.js";
import { FACTOR, pan, plot, uIn, zoom } from "./view.js";

const STRIDE = 80;
// A pointer that has moved further drags, and does not choose.
const STILL = 4;

/** @type {Map<number, PointerEvent>} */
const pointers = new Map();
let moved = 0;
/** @type {number | undefined} */
let hinting;

/** @type {(clientX: number) => number} */
function within(clientX) {
  return clientX - track.getBoundingClientRect().left;
}

/** @type {(event: PointerEvent) => void} */
function press(event) {
  if (event.button) return;
  if (!pointers.size) moved = 0;
  pointers.set(event.pointerId, event);
  // Else it might be let go elsewhere, and drag on when it comes back.
  track.setPointerCapture(event.pointerId);
}

// Where pointers are, and how far apart.
/** @type {(pointers: PointerEvent[]) => [number, number]} */
function placeOf([{ clientX, clientY }, other]) {
  if (!other) return [clientX, 0];
  const apart = Math.hypot(clientX - other.clientX, clientY - other.clientY);
  return [(clientX + other.clientX) / 2, apart];
}

/** @type {(event: PointerEvent) => void} */
function move(event) {
  const before = [...pointers.values()];
  if (!pointers.has(event.pointerId)) {
    track.classList.toggle("over", Boolean(boxAt(event)));
    return;
  }
  pointers.set(event.pointerId, event);
  const [[x, apart], [xNow, apartNow]] = [before, [...pointers.values()]].map(placeOf);
  moved += Math.abs(xNow - x) + Math.abs(apartNow - apart);
  if (moved <= STILL) return;
  if (apart && apartNow) zoom(apartNow / apart, uIn(within(xNow)));
  pan(x - xNow);
}

/** @type {(event: PointerEvent) => void} */
function release({ pointerId }) {
  pointers.delete(pointerId);
}

/** @type {(event: MouseEvent) => void} */
function click(event) {
  if (moved > STILL) return;
  const box = boxAt(event);
  if (box?.heap) enter(box.heap, within(event.clientX));
  else if (box && box.row !== null) choose(all[box.row]);
  else closePanel();
}

/** @type {(event: MouseEvent) => void} */
function clickTwice(event) {
  if (!boxAt(event)) zoom(FACTOR ** 2, uIn(within(event.clientX)));
}

// Where a crowd has nothing under the pointer, its fullest part is meant.
/** @type {(heap: import("../types").Heap, x: number) => void} */
function enter(heap, x) {
  const part = (heap.x1 - heap.x0) / (plot.right - plot.left);
  const columns = [...heap.columns].sort(
    (one, other) => other.certain + other.possible - one.certain - one.possible,
  );
  if (isListed(heap)) change({ only: new Set(heap.rows), chosen: null });
  else if (part < 1 / 2) zoom(0.9 / part, uIn((heap.x0 + heap.x1) / 2), 0.5);
  else if (columns.some((column) => Math.abs(column.x - x) < STRIDE)) zoom(4, uIn(x));
  else zoom(4, uIn(columns[0].x), 0.5);
}

/** @type {(event: WheelEvent) => void} */
function turn(event) {
  const pixels = event.deltaMode ? 16 : 1;
  const [x, y] = [event.deltaX * pixels, event.deltaY * pixels];
  const isZoom = event.ctrlKey || event.metaKey;
  if (!isZoom && !event.shiftKey && Math.abs(x) <= Math.abs(y)) {
    showHint();
    return;
  }
  event.preventDefault();
  // A pinch on a trackpad comes as a wheel of small steps.
  const perPixel = Math.abs(y) < 30 ? 0.01 : 0.0025;
  if (isZoom) zoom(Math.exp(-y * perPixel), uIn(within(event.clientX)));
  else pan(x || y);
}

function showHint() {
  const { classList } = one(".hint");
  classList.add("shown");
  clearTimeout(hinting);
  hinting = setTimeout(() => classList.remove("shown"), 1400);
}

function goToList() {
  const { chosen } = state;
  if (!chosen) return;
  chosen.element.tabIndex = -1;
  chosen.element.focus();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowLeft: () => pan(-STRIDE),
  ArrowRight: () => pan(STRIDE),
  Home: () => pan(-Infinity),
  End: () => pan(Infinity),
  ArrowDown: () => chooseNext(1),
  ArrowUp: () => chooseNext(-1),
  "+": () => zoom(FACTOR),
  "=": () => zoom(FACTOR),
  "-": () => zoom(1 / FACTOR),
  0: () => change({ window: null }),
  Enter: goToList,
};
/** @type {Record<string, () => void>} */
const KEYS_OF_PAGE = {
  "/": () => one(".search").focus(),
  Escape: () => closeFacets() || closePanel(),
};

/** @type {(event: KeyboardEvent) => void} */
function strike(event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const isTyping = target instanceof Element && target.matches("input, select");
  const act = KEYS_OF_PAGE[key] ?? (target === track && KEYS[key]);
  if (!act || isTyping || ctrlKey || metaKey || altKey) return;
  event.preventDefault();
  act();
}

export function startHands() {
  Object.assign(track, {
    onpointerdown: press,
    onpointermove: move,
    onpointerup: release,
    onpointercancel: release,
    onclick: click,
    ondblclick: clickTwice,
    onwheel: turn,
  });
  document.onkeydown = strike;
}
