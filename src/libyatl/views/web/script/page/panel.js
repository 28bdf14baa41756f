// The chosen event, all that the list has of it, beside the picture or over its foot.
import { button, make, one } from "./dom.js";
import { change, follow, isAsked, state, toggleName } from "./state.js";
import { told } from "./told.js";
import { boxOf, onceDrawn, track } from "./track.js";
import { centre, reachOf, isZoomedIn, plot, windowNow, zoom } from "./view.js";

/** @typedef {import("../types").Entry} Entry */

const panel = one(".panel");
const content = make("div");
/** @type {any} */
let cameFrom = null;
/** @type {Entry | null} */
let marked = null;

/** @type {(step: number) => Entry | undefined} */
function neighbour(step) {
  const index = state.shown.indexOf(state.chosen);
  if (index >= 0) return state.shown[index + step];
  return state.shown.find(isInView) ?? state.shown[0];
}

/** @type {(step: number) => void} */
export function chooseNext(step) {
  const entry = neighbour(step);
  if (entry) choose(entry);
}

/** @type {(entry: Entry | null) => void} */
export function choose(entry) {
  if (panel.hidden) cameFrom = document.activeElement;
  change({ chosen: entry });
  if (entry) bringIntoView(entry);
}

export function closePanel() {
  const isWithin = panel.contains(document.activeElement);
  change({ chosen: null });
  if (isWithin) (cameFrom === document.body ? track : cameFrom).focus({ preventScroll: true });
}

/** @type {(entry: Entry) => boolean} */
function isInView(entry) {
  const extent = reachOf(entry);
  return extent !== null && extent[1] >= plot.left && extent[0] <= plot.right;
}

/** @type {(entry: Entry) => void} */
function bringIntoView(entry) {
  const extent = reachOf(entry);
  if (extent && !isInView(entry)) centreOn(extent);
  onceDrawn(scrollToRow);
}

/** @type {(extent: [number, number]) => void} */
function centreOn([x0, x1]) {
  const [start, end] = windowNow();
  const x = (x0 + x1) / 2;
  centre(start + ((x - plot.left) * (end - start)) / (plot.right - plot.left));
}

// Zoom in on an event until it has a mark of its own.
/** @type {(entry: Entry, steps?: number) => void} */
export function reveal(entry, steps = 12) {
  onceDrawn(() => {
    const extent = reachOf(entry);
    if (!extent || boxOf(entry.row) || isZoomedIn((extent[0] + extent[1]) / 2)) return;
    centreOn(extent);
    zoom(3);
    if (steps) reveal(entry, steps - 1);
  });
}

// A sheet over the foot of the page leaves the row that it is about in sight.
function scrollToRow() {
  if (!state.chosen || getComputedStyle(panel).position !== "fixed") return;
  const box = boxOf(state.chosen.row);
  const top = track.getBoundingClientRect().top + (box?.y0 ?? 0);
  const bottom = panel.getBoundingClientRect().top - 60;
  if (top < 40 || top > bottom) scrollBy(0, top - Math.min(120, bottom / 2));
}

const CALLED = { actor: "Who", place: "Where", tag: "Tags" };

/** @type {(entry: Entry) => Node[]} */
function factsOf({ element, facets }) {
  const rows = told.facets.flatMap(({ kind, title, names }) => {
    if (kind === "source" || kind === "status" || !facets.has(kind)) return [];
    const values = [...facets.get(kind)].map(([number, ground]) => {
      const press = () => {
        toggleName(kind, number);
        pressed.setAttribute("aria-pressed", `${isAsked(kind, number)}`);
      };
      const pressed = button(names[number], press, { "aria-pressed": isAsked(kind, number) });
      return make("span", {}, pressed, ground ? ` (${ground})` : "");
    });
    return [make("dt", {}, CALLED[kind] ?? title), make("dd", {}, ...values)];
  });
  const cited = one(".cited", element);
  if (cited) rows.push(make("dt", {}, "Sources"), make("dd", {}, ...copied(cited).childNodes));
  return rows;
}

/** @type {(node: Node) => any} */
function copied(node) {
  return node.cloneNode(true);
}

/** @type {(entry: Entry) => Node[]} */
function contentOf(entry) {
  const { element, id } = entry;
  const [when, summary, note, accounts, why] = [
    ".when",
    ".summary",
    ".note",
    ".accounts",
    "details.why",
  ].map((selector) => one(selector, element));
  const title = make("h2", { dir: "auto" }, ...copied(one("h3", element)).childNodes);
  const chain = why && Object.assign(copied(why), { open: true });
  const link = make("a", { href: `#${encodeURIComponent(id)}` }, "In the list below");
  const parts = [when, summary, note].filter(Boolean).map(copied);
  const facts = make("dl", {}, ...factsOf(entry));
  const rest = [accounts && copied(accounts), chain].filter(Boolean);
  return [title, ...parts, facts, ...rest, make("p", {}, link)];
}

function showChosen() {
  const { chosen } = state;
  marked?.element.classList.remove("chosen");
  chosen?.element.classList.add("chosen");
  marked = chosen;
  panel.hidden = !chosen;
  one(".stage").classList.toggle("open", Boolean(chosen));
  content.replaceChildren(...(chosen ? contentOf(chosen) : []));
  panel.scrollTop = 0;
  one(".said").textContent = chosen
    ? [".panel h2", ".panel .when"].map((selector) => one(selector)?.textContent).join(", ")
    : "";
}

export function startPanel() {
  const [before, after] = [-1, 1].map((step) =>
    button(step < 0 ? "←" : "→", () => chooseNext(step), {
      "aria-label": step < 0 ? "Previous event" : "Next event",
    }),
  );
  const close = button("Close", closePanel);
  panel.append(make("div", { className: "steps" }, before, after, close), content);
  follow(["chosen"], showChosen);
  follow(["chosen", "shown"], () => {
    before.disabled = !neighbour(-1);
    after.disabled = !neighbour(1);
  });
}
