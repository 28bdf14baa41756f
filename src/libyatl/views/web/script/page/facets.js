// Names to filter by, each with how many events it would leave, and the filters in force.
import { countedOf, thousands } from "../scene/plurals.js";
import { button, make, one, showPressed } from "./dom.js";
import { countsOf } from "./filter.js";
import { all, change, follow, isAsked, state, toggleName } from "./state.js";
import { told } from "./told.js";

const MOST_LISTED = 200;

/** @type {(facet: import("../types").Facet) => Node[]} */
function facetNodes({ kind, title, names }) {
  const found = [...countsOf(kind)].filter(([number]) => number < names.length);
  if (!found.some(([, count]) => found.length > 1 || count < all.length)) return [];
  found.sort(([number, count], [other, others]) => others - count || number - other);
  const listed = make("div", { className: "names" });
  const summary = make("summary", {}, make("b", {}, title), ` ${thousands(found.length)}`);
  const details = make("details", {}, summary, listed);
  /** @type {[number, HTMLButtonElement][]} */
  const buttons = [];
  const show = () => {
    if (!details.open) return;
    if (!buttons.length) fill();
    const counts = countsOf(kind);
    for (const [number, node] of buttons) {
      const count = counts.get(number) ?? 0;
      one("span", node).textContent = thousands(count);
      showPressed(node, isAsked(kind, number));
      node.disabled = !count && !isAsked(kind, number);
    }
  };
  const fill = () => {
    const more = found.length - MOST_LISTED;
    for (const [number] of found.slice(0, MOST_LISTED)) {
      const node = button(names[number], () => toggleName(kind, number));
      node.append(make("span"));
      listed.append(node);
      buttons.push([number, node]);
    }
    if (more > 0) listed.append(make("p", {}, `and ${thousands(more)} more: search finds them`));
  };
  details.addEventListener("toggle", show);
  follow(["shown"], show);
  return [details];
}

// Returns whether one was open, but for that which holds a node.
/** @type {(target?: EventTarget | null) => boolean} */
export function closeFacets(target = null) {
  const open = one(`.facets [open]`);
  if (!open || (target instanceof Node && open.contains(target))) return false;
  if (open.contains(document.activeElement)) one("summary", open).focus();
  open.open = false;
  return true;
}

/** @type {(words: string, act: () => void) => HTMLElement} */
function chip(words, act) {
  return button(`${words} ×`, act, `Remove filter ${words}`);
}

function showChips() {
  const chips = one(".chips");
  const index = [...chips.children].indexOf(document.activeElement);
  const made = told.facets.flatMap(({ kind, names }) =>
    [...(state.names.get(kind) ?? [])].map((number) =>
      chip(names[number], () => toggleName(kind, number)),
    ),
  );
  const { only } = state;
  if (only) made.push(chip(`${countedOf(only.size, "event")} here`, () => change({ only: null })));
  chips.replaceChildren(...made);
  if (index >= 0) (made[index] ?? made.at(-1) ?? one(".search")).focus();
}

function showCount() {
  const { length } = state.shown;
  const of = length < all.length ? `${thousands(length)} of ` : "";
  one(".count").textContent = of + countedOf(all.length, "event");
  one(".none").hidden = length > 0;
}

export function startFacets() {
  one(".facets").append(...told.facets.flatMap(facetNodes));
  follow(["names", "only"], showChips);
  follow(["shown"], showCount);
  document.addEventListener("click", ({ target }) => closeFacets(target));
}
