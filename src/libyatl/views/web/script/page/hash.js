// What is seen, in the address: `#id?actor=…&q=…&by=…&scale=…&from=…&to=…`.
import { choose, reveal, toTop } from "./panel.js";
import { all, change, follow, state } from "./state.js";
import { facetOf, told } from "./told.js";
import { secondsSeen, seeSeconds } from "./view.js";

const ZERO = Date.parse("0000-12-31");
// Of a stretch so long nobody asks for the hours, in seconds.
const LONG = 100 * 86_400;
/** @type {number | undefined} */
let waiting;

// Empty for a year that no `Date` has.
/** @type {(second: number, grain: number) => string} */
function dateWords(second, grain) {
  const time = new Date(ZERO + Math.round(second / grain) * grain * 1000);
  return time.toJSON()?.replace(/(T00:00)?:00\.000Z/, "") ?? "";
}

/** @type {(text?: string) => number} */
function secondOfDate(text = "") {
  return (Date.parse(text.includes("T") ? `${text}Z` : text) - ZERO) / 1000;
}

function writeHash() {
  const asked = new URLSearchParams();
  for (const [kind, numbers] of state.names) {
    for (const number of numbers) asked.append(kind, facetOf(kind)?.names[number] ?? "");
  }
  const [first, last] = state.window ? secondsSeen() : [NaN, NaN];
  const grain = last - first > LONG ? 86_400 : 60;
  /** @type {Record<string, [string, string]>} */
  const said = {
    q: [state.query, ""],
    by: [state.by, told.lanesBy],
    scale: [state.isFolded ? "folded" : "true", told.scale],
    from: [dateWords(first, grain), ""],
    to: [dateWords(last, grain), ""],
  };
  for (const [key, [value, usual]] of Object.entries(said)) {
    if (value !== usual) asked.set(key, value);
  }
  const words = `${asked}`.replaceAll("%3A", ":");
  const hash = `#${encodeURIComponent(state.chosen?.id ?? "")}${words && "?"}${words}`;
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

/** @type {(words: string) => void} */
function ask(words) {
  const asked = new URLSearchParams(words);
  const { q = "", by = told.lanesBy, scale = told.scale, from, to } = Object.fromEntries(asked);
  const names = new Map();
  for (const facet of told.facets) {
    const numbers = asked.getAll(facet.kind).map((name) => facet.names.indexOf(name));
    const known = numbers.filter((number) => number >= 0);
    if (known.length) names.set(facet.kind, new Set(known));
  }
  const isFolded = scale !== "true";
  change({ query: q, names, only: null, by: facetOf(by) ? by : "", isFolded, window: null });
  seeSeconds(secondOfDate(from), secondOfDate(to));
}

/** @type {(act?: () => void) => boolean} */
function readHash(act) {
  const { hash } = location;
  const [, before, words] = /^#?([^?]*)\??(.*)$/.exec(hash) ?? ["", "", ""];
  const entry = all.find(({ id }) => id === decoded(before) || id === decoded(hash.slice(1)));
  const isAsking = words && entry?.id !== decoded(hash.slice(1));
  if (entry) choose(entry, true);
  if (isAsking) ask(words);
  if (!entry) return false;
  if (!isAsking && !state.shown.includes(entry)) ask("");
  if (!isAsking || !state.window) reveal(act);
  return true;
}

// An event that is named in the address is shown in the picture first, not where the list has it.
export function startHash() {
  const once = () => requestAnimationFrame(() => requestAnimationFrame(toTop));
  if (readHash(toTop)) window.onload = once;
  window.onhashchange = () => readHash();
  follow(["names", "query", "by", "isFolded", "window", "chosen"], () => {
    clearTimeout(waiting);
    waiting = setTimeout(writeHash, 150);
  });
}
