// Pointer, wheel, pinch and keys. A plain wheel scrolls the page, as everywhere.
import { one } from "./dom.js";
import { closeFacets } from "./facets.js";
import { choose, chooseNext, closePanel } from "./panel.js";
import { all, change, state } from "./state.js";
import { boxAt, isListed, track } from "./track.js";
import { pan, plot, uIn, zoom } from "./view.js";

const STEP_OF_KEY = 80;
const FACTOR = 1.6;
// A pointer that has moved so far drags, and does not choose.
const STILL = 4;

/** @type {Map<number, PointerEvent>} */
const pointers = new Map();
let moved = 0;

/** @type {(event: { clientX: number }) => number} */
function uUnder({ clientX }) {
  return uIn(clientX - track.getBoundingClientRect().left);
}

/** @type {(event: PointerEvent) => void} */
function press(event) {
  if (event.button) return;
  if (!pointers.size) moved = 0;
  pointers.set(event.pointerId, event);
}

/** @type {(event: PointerEvent) => void} */
function move(event) {
  const before = pointers.get(event.pointerId);
  if (!before) {
    track.classList.toggle("over", Boolean(boxAt(event)));
    return;
  }
  const [first, second] = [...pointers.values()];
  pointers.set(event.pointerId, event);
  moved += Math.abs(event.clientX - before.clientX) + (second ? STILL : 0);
  if (moved <= STILL) return;
  track.setPointerCapture(event.pointerId);
  track.classList.add("dragged");
  if (second) pinch([first, second], [...pointers.values()]);
  else pan(before.clientX - event.clientX);
}

/** @type {(before: PointerEvent[], now: PointerEvent[]) => void} */
function pinch(before, now) {
  const [[apart, middle], [apartNow, middleNow]] = [before, now].map(([one, other]) => [
    Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    (one.clientX + other.clientX) / 2,
  ]);
  if (apart > 0 && apartNow > 0) zoom(apartNow / apart, uUnder({ clientX: middleNow }));
  pan(middle - middleNow);
}

/** @type {(event: PointerEvent) => void} */
function release(event) {
  const wasDown = pointers.delete(event.pointerId);
  if (pointers.size) return;
  track.classList.remove("dragged");
  if (wasDown && event.type === "pointerup" && moved <= STILL) click(event);
}

/** @type {(event: PointerEvent) => void} */
function click(event) {
  const box = boxAt(event);
  if (box?.heap) enter(box.heap, uUnder(event));
  else if (box && box.row !== null) choose(all[box.row]);
  else closePanel();
}

/** @type {(event: MouseEvent) => void} */
function clickTwice(event) {
  if (!boxAt(event)) zoom(FACTOR * FACTOR, uUnder(event));
}

/** @type {(heap: import("../types").Heap, u: number) => void} */
function enter(heap, u) {
  const part = (heap.x1 - heap.x0) / (plot.right - plot.left);
  if (isListed(heap)) change({ only: new Set(heap.rows), chosen: null });
  else if (part > 1 / 2) zoom(4, u);
  else zoom(0.9 / part, uIn((heap.x0 + heap.x1) / 2), 0.5);
}

/** @type {(event: WheelEvent) => void} */
function turn(event) {
  const pixels = event.deltaMode ? 16 : 1;
  const [x, y] = [event.deltaX * pixels, event.deltaY * pixels];
  if (event.ctrlKey || event.metaKey) {
    // A pinch on a trackpad comes as a wheel of small steps.
    zoom(Math.exp(-y * (Math.abs(y) < 30 ? 0.01 : 0.0025)), uUnder(event));
  } else if (event.shiftKey || Math.abs(x) > Math.abs(y)) {
    pan(x || y);
  } else {
    hint();
    return;
  }
  event.preventDefault();
}

/** @type {number | undefined} */
let hinting;

function hint() {
  const { classList } = one(".hint");
  classList.add("shown");
  clearTimeout(hinting);
  hinting = setTimeout(() => classList.remove("shown"), 1400);
}

function goToList() {
  if (!state.chosen) return;
  const { element } = state.chosen;
  element.tabIndex = -1;
  element.focus();
  element.scrollIntoView();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowLeft: () => pan(-STEP_OF_KEY),
  ArrowRight: () => pan(STEP_OF_KEY),
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

/** @type {(event: KeyboardEvent) => void} */
function keyOfTrack(event) {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}

/** @type {(event: KeyboardEvent) => void} */
function keyOfPage({ key, target }) {
  const isTyping = target instanceof Element && target.matches("input, select, textarea");
  if (key === "Escape" && !isTyping && !closeFacets()) closePanel();
}

export function startHands() {
  track.addEventListener("pointerdown", press);
  track.addEventListener("pointermove", move);
  track.addEventListener("pointerup", release);
  track.addEventListener("pointercancel", release);
  track.addEventListener("dblclick", clickTwice);
  track.addEventListener("wheel", turn, { passive: false });
  track.addEventListener("keydown", keyOfTrack);
  document.addEventListener("keydown", keyOfPage);
  one(".in").onclick = KEYS["+"];
  one(".out").onclick = KEYS["-"];
  one(".all").onclick = KEYS[0];
}
