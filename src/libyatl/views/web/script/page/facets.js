// Names to filter by, each with how many events it would leave, and those in force.
import { button, events, make, one } from "./dom.js";
import { countsOf } from "./filter.js";
import { all, change, follow, isAsked, state, toggleName } from "./state.js";
import { told } from "./told.js";

/** @typedef {import("../types").Facet} Facet */

const MOST_LISTED = 200;

/** @type {(facet: Facet) => HTMLElement | null} */
function facetNode(facet) {
  const { kind, title, names } = facet;
  const numbers = [...countsOf(kind)].filter(([number]) => number < names.length);
  numbers.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  if (!numbers.length || (numbers.length === 1 && numbers[0][1] === all.length)) return null;
  const count = make("span", {}, numbers.length.toLocaleString("en"));
  const listed = make("div", { className: "names" });
  const node = make("details", {}, make("summary", {}, make("b", {}, title), " ", count), listed);
  /** @type {[number, HTMLButtonElement][]} */
  const buttons = [];
  const fill = () => {
    for (const [number] of numbers.slice(0, MOST_LISTED)) {
      const each = button(names[number], () => toggleName(kind, number));
      buttons.push([number, each]);
      each.append(make("span"));
    }
    listed.append(...buttons.map(([, each]) => each));
    const more = numbers.length - MOST_LISTED;
    if (more > 0) listed.append(make("p", {}, `and ${more} more: search finds them`));
  };
  const recount = () => {
    if (!node.open) return;
    if (!buttons.length) fill();
    const counts = countsOf(kind);
    for (const [number, each] of buttons) {
      const isOn = isAsked(kind, number);
      const left = counts.get(number) ?? 0;
      each.lastChild.textContent = left.toLocaleString("en");
      each.setAttribute("aria-pressed", `${isOn}`);
      each.disabled = !left && !isOn;
    }
  };
  node.addEventListener("toggle", () => {
    if (node.open) closeFacets(node);
    recount();
  });
  follow(["shown"], recount);
  return node;
}

/** @type {(but?: Node | null) => boolean} */
export function closeFacets(but) {
  const open = [...document.querySelectorAll(".facets details[open]")];
  const others = open.filter((node) => node !== but);
  for (const node of others) {
    const isWithin = node.contains(document.activeElement);
    node.open = false;
    if (isWithin) one("summary", node).focus();
  }
  return others.length > 0;
}

function showChips() {
  const chips = one(".chips");
  const index = [...chips.children].indexOf(document.activeElement);
  /** @type {(words: string, act: () => void, kind?: string) => HTMLElement} */
  const chip = (words, act, title) =>
    button(`${words} ×`, act, { title, "aria-label": `Remove filter ${words}` });
  const made = told.facets.flatMap(({ kind, title, names }) =>
    [...(state.names.get(kind) ?? [])].map((number) =>
      chip(names[number], () => toggleName(kind, number), title),
    ),
  );
  if (state.only) {
    made.unshift(chip(`${events(state.only.size)} here`, () => change({ only: null }), ""));
  }
  chips.replaceChildren(...made);
  if (index >= 0) (made[Math.min(index, made.length - 1)] ?? one(".search")).focus();
}

function showCount() {
  const [shown, count] = [state.shown.length, all.length];
  const of = shown === count ? "" : `${shown.toLocaleString("en")} of `;
  one(".count").textContent = of + events(count);
  one(".none").hidden = shown > 0 || !count;
}

export function startFacets() {
  one(".facets").append(...told.facets.map(facetNode).filter(Boolean));
  follow(["names", "only"], showChips);
  follow(["shown"], showCount);
  document.addEventListener("click", ({ target }) => {
    closeFacets(target instanceof Element ? target.closest(".facets details") : null);
  });
}
