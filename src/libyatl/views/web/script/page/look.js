// Light or dark, the scale, the lanes; and what is drawn for paper.
import { make, one, showPressed } from "./dom.js";
import { change, follow, state } from "./state.js";
import { told } from "./told.js";
import { draw, redraw } from "./track.js";
import { switchScale } from "./view.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const ON_PAPER = 700;

function switchTheme() {
  const { dataset } = document.documentElement;
  const isDark = dataset.theme ? dataset.theme === "dark" : dark.matches;
  dataset.theme = isDark ? "light" : "dark";
  redraw();
}

export function startLook() {
  one(".theme").onclick = switchTheme;
  dark.addEventListener("change", redraw);
  const by = one(".by");
  const kinds = told.facets.filter(({ names }) => names.length).map(({ kind }) => kind);
  by.append(...["", ...kinds].map((kind) => make("option", { value: kind }, kind || "no lanes")));
  by.addEventListener("change", () => change({ by: by.value }));
  const scale = one(".scale");
  scale.onclick = switchScale;
  scale.hidden = told.scales.folded.length < 2;
  const show = () => {
    by.value = state.by;
    showPressed(scale, !state.isFolded);
  };
  follow(["by", "isFolded"], show);
  show();
  addEventListener("beforeprint", () => draw(ON_PAPER, `${told.prefix}print`));
  addEventListener("afterprint", redraw);
}
