// The chosen event, with all that the list has of it, beside the picture or over its foot.
import { button, every, make, one } from "./dom.js";
import { nameButton } from "./facets.js";
import { change, follow, state } from "./state.js";
import { told } from "./told.js";
import { boxOf, onceDrawn, track } from "./track.js";
import { extentOfEntry, isZoomedIn, windowOf, zoom } from "./view.js";

/** @typedef {import("../types").Entry} Entry */

/** @type {Record<string, string>} */
const CALLED = { actor: "Who", place: "Where" };
const panel = one(".panel");
const content = make("div");
/** @type {any} */
let cameFrom = track;

/** @type {(entry: Entry) => boolean} */
function isSeen(entry) {
  const [first, last] = extentOfEntry(entry);
  const [start, end] = windowOf();
  return first <= end && last >= start;
}

/** @type {(step: number) => Entry | undefined} */
function neighbour(step) {
  const { shown, chosen } = state;
  return chosen ? shown[shown.indexOf(chosen) + step] : (shown.find(isSeen) ?? shown[0]);
}

/** @type {(step: number) => void} */
export function chooseNext(step) {
  const entry = neighbour(step);
  if (entry) choose(entry);
}

/** @type {(entry: Entry) => void} */
export function choose(entry) {
  const { activeElement } = document;
  if (panel.hidden && activeElement !== document.body) cameFrom = activeElement;
  change({ chosen: entry });
  const [first, last] = extentOfEntry(entry);
  if (first !== undefined && !isSeen(entry) && !boxOf(entry.row)) zoom(1, (first + last) / 2, 0.5);
  onceDrawn(scrollToRow);
}

// Zoom in on the chosen event until it has a mark of its own.
export function reveal() {
  onceDrawn(() => {
    const { chosen } = state;
    const [first, last] = chosen ? extentOfEntry(chosen) : [];
    const middle = (first + last) / 2;
    if (!chosen || first === undefined || boxOf(chosen.row) || isZoomedIn(middle)) return;
    zoom(3, middle, 0.5);
    reveal();
  });
}

export function closePanel() {
  const isWithin = panel.contains(document.activeElement);
  change({ chosen: null });
  if (isWithin) cameFrom.focus({ preventScroll: true });
}

// A sheet over the foot of the page leaves the row that it is about in sight.
function scrollToRow() {
  if (!state.chosen || getComputedStyle(panel).position !== "fixed") return;
  const top = track.getBoundingClientRect().top + (boxOf(state.chosen.row)?.y0 ?? 0);
  const room = panel.getBoundingClientRect().top;
  if (top < 20 || top > room - 60) scrollBy(0, top - room / 3);
}

/** @type {(entry: Entry) => Node[]} */
function factsOf({ element, facets }) {
  const facts = told.facets.flatMap(({ kind, title, names }) => {
    const found = [...(facets.get(kind) ?? [])].filter(([number]) => names[number]);
    if (kind === "source" || kind === "status" || !found.length) return [];
    const values = found.map(([number, ground]) =>
      make("span", {}, nameButton(kind, number), ground ? ` (${ground})` : ""),
    );
    return [make("dt", {}, CALLED[kind] ?? title), make("dd", {}, ...values)];
  });
  const cited = one(".cited", element)?.cloneNode(true).childNodes;
  return cited ? [...facts, make("dt", {}, "Sources"), make("dd", {}, ...cited)] : facts;
}

/** @type {(entry: Entry) => Node[]} */
function contentOf(entry) {
  const { element, id } = entry;
  /** @type {(selectors: string) => any[]} */
  const copies = (selectors) =>
    every(selectors, element).map((node) => node.cloneNode(true));
  const [heading] = copies("h3");
  const rest = copies("table, .why").map((node) => Object.assign(node, { open: true }));
  return [
    make("h2", { dir: "auto" }, ...heading.childNodes),
    ...copies(".when, .summary, .note"),
    make("dl", {}, ...factsOf(entry)),
    ...rest,
    make("p", {}, make("a", { href: `#${encodeURIComponent(id)}` }, "In the list below")),
  ];
}

function showChosen() {
  const { chosen } = state;
  one(".list > .chosen")?.classList.remove("chosen");
  chosen?.element.classList.add("chosen");
  panel.hidden = !chosen;
  one(".stage").classList.toggle("open", Boolean(chosen));
  content.dataset.t = chosen?.element.dataset.t ?? "";
  content.replaceChildren(...(chosen ? contentOf(chosen) : []));
  panel.scrollTop = 0;
  const said = every("h2, .when", content).map((node) => node.textContent);
  one(".said").textContent = said.join(", ");
}

export function startPanel() {
  const steps = [
    button("←", () => chooseNext(-1), "Previous event"),
    button("→", () => chooseNext(1), "Next event"),
  ];
  const head = make("div", { className: "steps" }, ...steps, button("Close", closePanel));
  panel.append(head, content);
  follow(["chosen"], showChosen);
  follow(["chosen", "shown"], () => {
    for (const [index, step] of [-1, 1].entries()) steps[index].disabled = !neighbour(step);
  });
}
