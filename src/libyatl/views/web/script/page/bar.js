// The bar: words to search for, lanes, the scale, zoom, light or dark.
import { make, one, showPressed } from "./dom.js";
import { all, change, follow, state } from "./state.js";
import { told } from "./told.js";
import { redraw } from "./track.js";
import { FACTOR, switchScale, zoom } from "./view.js";

const SOON = all.length > 2000 ? 180 : 40;
const dark = matchMedia("(prefers-color-scheme: dark)");

function switchTheme() {
  const { dataset } = document.documentElement;
  const isDark = dataset.theme ? dataset.theme === "dark" : dark.matches;
  dataset.theme = isDark ? "light" : "dark";
  redraw();
}

export function startBar() {
  const [search, by, scale] = [".search", ".by", ".scale"].map((name) => one(name));
  const kinds = told.facets.filter(({ names }) => names.length).map(({ kind }) => kind);
  by.append(...["", ...kinds].map((kind) => make("option", { value: kind }, kind || "no lanes")));
  /** @type {number | undefined} */
  let waiting;
  search.oninput = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change({ query: search.value }), SOON);
  };
  by.onchange = () => change({ by: by.value });
  scale.onclick = switchScale;
  scale.hidden = told.scales.folded.length < 2;
  one(".in").onclick = () => zoom(FACTOR);
  one(".out").onclick = () => zoom(1 / FACTOR);
  one(".all").onclick = () => change({ window: null });
  one(".theme").onclick = switchTheme;
  dark.onchange = redraw;
  follow(["query"], () => {
    if (search.value !== state.query) search.value = state.query;
  });
  follow(["by", "isFolded"], () => {
    by.value = state.by;
    showPressed(scale, !state.isFolded);
  });
}
