// Names to filter by, each with how many events it would leave, and the filters in force.
import { countedOf, thousands } from "../scene/plurals.js";
import { button, every, make, one, showPressed } from "./dom.js";
import { countsOf } from "./filter.js";
import { all, change, follow, isAsked, state, toggleName } from "./state.js";
import { facetOf, told } from "./told.js";

const MOST_LISTED = 200;

/** @type {(kind: string, number: number) => HTMLButtonElement} */
export function nameButton(kind, number) {
  const node = button(facetOf(kind)?.names[number] ?? "", () => toggleName(kind, number));
  node.dataset.kind = kind;
  node.dataset.number = `${number}`;
  showPressed(node, isAsked(kind, number));
  return node;
}

function showAsked() {
  for (const node of every("[data-kind]")) {
    showPressed(node, isAsked(node.dataset.kind, Number(node.dataset.number)));
  }
}

/** @type {(facet: import("../types").Facet) => Node[]} */
function facetNodes({ kind, title, names }) {
  const found = [...countsOf(kind)].filter(([number]) => number < names.length);
  if (found.every(([, count]) => found.length === 1 && count === all.length)) return [];
  found.sort(([number, count], [other, others]) => others - count || number - other);
  const listed = make("div", { className: "names" });
  const summary = make("summary", {}, make("b", {}, title), ` ${thousands(found.length)}`);
  const details = make("details", {}, summary, listed);
  const show = () => {
    if (!details.open) return;
    if (!listed.firstChild) fill();
    const counts = countsOf(kind);
    for (const node of every("button", listed)) {
      const count = counts.get(Number(node.dataset.number)) ?? 0;
      one("span", node).textContent = thousands(count);
      node.disabled = !count && !isAsked(kind, Number(node.dataset.number));
    }
  };
  const fill = () => {
    const buttons = found.slice(0, MOST_LISTED).map(([number]) => nameButton(kind, number));
    for (const node of buttons) node.append(make("span"));
    listed.append(...buttons);
    const more = found.length - MOST_LISTED;
    if (more > 0) listed.append(make("p", {}, `and ${thousands(more)} more: search finds them`));
  };
  details.ontoggle = show;
  follow(["shown"], show);
  return [details];
}

// Returns whether one was open, but for that which holds a node.
/** @type {(target?: EventTarget | null) => boolean} */
export function closeFacets(target = null) {
  const open = every(".facets [open]");
  const others = open.filter((details) => !(target instanceof Node && details.contains(target)));
  for (const details of others) {
    if (details.contains(document.activeElement)) one("summary", details).focus();
    details.open = false;
  }
  return others.length > 0;
}

function showChips() {
  const chips = one(".chips");
  const index = [...chips.children].indexOf(document.activeElement);
  /** @type {(words: string, act: () => void) => HTMLElement} */
  const chip = (words, act) => button(`${words} ×`, act, `Remove filter ${words}`);
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
  follow(["names"], showAsked);
  follow(["names", "only"], showChips);
  follow(["shown"], showCount);
  document.onclick = ({ target }) => void closeFacets(target);
}
