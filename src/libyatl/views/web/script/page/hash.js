// What is seen, in the address: `#id?actor=…&q=…&by=…&from=…&to=…&scale=…`.
import { one } from "./dom.js";
import { choose, reveal } from "./panel.js";
import { all, askNothing, change, follow, state } from "./state.js";
import { told } from "./told.js";
import { secondsSeen, seeSeconds } from "./view.js";

const ZERO = Date.parse("0000-12-31");
const DAYS_SEEN = 100 * 86_400;

/** @type {(second: number, length: number) => string} */
function dateOf(second, length) {
  const time = new Date(ZERO + second * 1000);
  if (Number.isNaN(time.getTime())) return `${Math.round(second)}s`;
  return time.toISOString().replace(length > DAYS_SEEN ? /T.*/ : /(:00)?\.\d+Z/, "");
}

/** @type {(text: string | null) => number} */
function secondOfDate(text) {
  if (!text) return NaN;
  if (text.endsWith("s")) return Number(text.slice(0, -1));
  return (Date.parse(text.includes("T") ? `${text}Z` : text) - ZERO) / 1000;
}

function writeHash() {
  const asked = new URLSearchParams();
  for (const { kind, names } of told.facets) {
    for (const number of state.names.get(kind) ?? []) asked.append(kind, names[number]);
  }
  if (state.query) asked.set("q", state.query);
  if (state.by !== told.lanesBy) asked.set("by", state.by);
  const scale = state.isFolded ? "folded" : "true";
  if (scale !== told.scale) asked.set("scale", scale);
  if (state.window) {
    const [first, last] = secondsSeen();
    asked.set("from", dateOf(first, last - first));
    asked.set("to", dateOf(last, last - first));
  }
  const words = `${asked}`;
  const id = encodeURIComponent(state.chosen?.id ?? "");
  const hash = words ? `#${id}?${words}` : `#${id}`;
  if (hash !== (location.hash || "#")) history.replaceState(null, "", hash);
}

/** @type {(text: string) => string} */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @type {(asked: URLSearchParams) => void} */
function ask(asked) {
  const names = new Map();
  for (const facet of told.facets) {
    const numbers = asked.getAll(facet.kind).map((name) => facet.names.indexOf(name));
    const known = numbers.filter((number) => number >= 0);
    if (known.length) names.set(facet.kind, new Set(known));
  }
  const by = asked.get("by") ?? told.lanesBy;
  const isKnown = !by || told.facets.some(({ kind }) => kind === by);
  change({
    names,
    only: null,
    query: asked.get("q") ?? "",
    by: isKnown ? by : told.lanesBy,
    isFolded: (asked.get("scale") ?? told.scale) !== "true",
    window: null,
  });
  seeSeconds(secondOfDate(asked.get("from")), secondOfDate(asked.get("to")));
}

/** @type {(hash: string) => boolean} */
export function readHash(hash) {
  const [, before, words] = /^#?([^?]*)\??(.*)$/s.exec(hash);
  const [id, whole] = [decoded(before), decoded(hash.slice(1))];
  const entry = all.find((each) => each.id === id || each.id === whole);
  if (words && entry?.id !== whole) ask(new URLSearchParams(words));
  else if (entry && !state.shown.includes(entry)) askNothing();
  if (!entry) return false;
  choose(entry);
  reveal(entry);
  return true;
}

// An event that is named in the address is shown in the picture, not in the list where it stands.
export function startHash() {
  const isNamed = readHash(location.hash);
  follow(["names", "query", "by", "isFolded", "window", "chosen"], () => {
    clearTimeout(waiting);
    waiting = setTimeout(writeHash, 150);
  });
  addEventListener("hashchange", () => readHash(location.hash));
  if (!isNamed) return;
  addEventListener("load", () => {
    requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, 0)));
  });
}

/** @type {number | undefined} */
let waiting;
