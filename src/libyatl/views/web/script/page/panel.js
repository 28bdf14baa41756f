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
// Where the list has no reason to tell: of a date that stands as stated, and of none.
const STATED = "It is stated so; nothing that is known narrows it.";
const UNDATED = "No date is stated, and none follows.";
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

// Who follows a link is led elsewhere than to the picture.
/** @type {(entry: Entry, isLinked?: boolean) => void} */
export function choose(entry, isLinked) {
  const { activeElement } = document;
  if (panel.hidden && activeElement !== document.body) cameFrom = activeElement;
  change({ chosen: entry });
  const [first, last] = extentOfEntry(entry);
  if (first !== undefined && !isSeen(entry) && !boxOf(entry.row)) zoom(1, (first + last) / 2, 0.5);
  if (!isLinked) onceDrawn(scrollToRow);
}

// Zoom in on the chosen event until it has a mark of its own, and act then.
/** @type {(act?: () => void) => void} */
export function reveal(act) {
  onceDrawn(() => {
    const { chosen } = state;
    const [first, last] = chosen ? extentOfEntry(chosen) : [];
    const middle = (first + last) / 2;
    if (!chosen || first === undefined || boxOf(chosen.row) || isZoomedIn(middle)) {
      act?.();
      return;
    }
    zoom(3, middle, 0.5);
    reveal(act);
  });
}

export function closePanel() {
  const isWithin = panel.contains(document.activeElement);
  change({ chosen: null });
  if (isWithin) cameFrom.focus({ preventScroll: true });
}

const isOver = () => getComputedStyle(panel).position === "fixed";

// The row of the chosen event comes into sight, above a panel that lies over the foot of the page.
function scrollToRow() {
  const box = state.chosen && boxOf(state.chosen.row);
  if (!box) return;
  const top = track.getBoundingClientRect().top + box.y0;
  const room = isOver() ? panel.getBoundingClientRect().top : innerHeight;
  if (top < 20 || top > room - 30) scrollBy(0, top - room / 3);
}

// Where a page begins with an event: at the top, unless its row would lie under the panel.
export function toTop() {
  scrollTo(0, 0);
  if (isOver()) scrollToRow();
}

/** @type {(entry: Entry) => Node[]} */
function factsOf({ element, facets }) {
  // As the list has it behind a name: who was what.
  /** @type {(name: string) => string} */
  const roleOf = (name) => {
    const isBehind = (/** @type {any} */ role) =>
      `, ${role.previousSibling.data.trim()}`.endsWith(`, ${name}`);
    const role = every(".who span", element).find(isBehind);
    return role ? ` ${role.textContent}` : "";
  };
  const facts = told.facets.flatMap(({ kind, title, names }) => {
    const found = [...(facets.get(kind) ?? [])].filter(([number]) => names[number]);
    if (kind === "source" || kind === "status" || !found.length) return [];
    const values = found.map(([number, ground]) => {
      const role = kind === "actor" ? roleOf(names[number]) : "";
      return make("span", {}, nameButton(kind, number), role, ground ? ` (${ground})` : "");
    });
    return [make("dt", {}, CALLED[kind] ?? title), make("dd", {}, ...values)];
  });
  const said = one(".who", element)?.textContent ?? "";
  const [, lasted] = /(?:^| · )lasted (.+?)(?= · |$)/.exec(said) ?? [];
  if (lasted) facts.push(make("dt", {}, "Lasted"), make("dd", {}, lasted));
  const cited = one(".cited", element)?.cloneNode(true).childNodes;
  return cited ? [...facts, make("dt", {}, "Sources"), make("dd", {}, ...cited)] : facts;
}

/** @type {(entry: Entry) => Node[]} */
function contentOf(entry) {
  const { element, id, items } = entry;
  /** @type {(selectors: string) => any[]} */
  const copies = (selectors) => every(selectors, element).map((node) => node.cloneNode(true));
  const words = [make("summary", {}, "Why this date?"), items.length ? STATED : UNDATED];
  const [why = make("details", { className: "why" }, ...words)] = copies(".why");
  why.open = true;
  return [
    make("h2", { dir: "auto" }, ...copies("h3")[0].childNodes),
    ...copies(".when, .order, .summary, .note"),
    make("dl", {}, ...factsOf(entry)),
    ...copies("table"),
    why,
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
  follow(["shown"], () => {
    if (state.chosen && !state.shown.includes(state.chosen)) closePanel();
  });
  follow(["chosen", "shown"], () => {
    for (const [index, step] of [-1, 1].entries()) steps[index].disabled = !neighbour(step);
  });
}
