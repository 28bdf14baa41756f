// The list is the data: its items as the script has them. `coded.py` says how shapes are written.
import { every } from "./dom.js";
import { facetOf, told } from "./told.js";
import { DAY } from "../scene/shapes.js";

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Item} Item */

/** @type {Record<string, import("../types").ShapeKind>} */
const KIND_OF = { m: "moment", s: "span", w: "window", b: "by", f: "from" };
const CODED = /^(.)(:?)([-\d,]*?)([-()]?)(<?)(>?)$/;

/** @type {(root: ParentNode) => Entry[]} */
export function entries(root) {
  return every(".list > li[id]", root).map((element, row) => {
    const facets = namesOfEntry(element);
    const sources = facets.get("source")?.size ?? 0;
    const accounts = every(".accounts [data-w]", element);
    const items = [element, ...accounts].flatMap((each) => itemsOf(each, row, sources));
    return { row, element, id: element.id, items, facets };
  });
}

// Where an event has no status, the first holds: it occurred.
/** @type {(element: HTMLElement) => Entry["facets"]} */
function namesOfEntry({ dataset }) {
  const facets = new Map();
  for (const code of dataset.f?.split(" ") ?? []) {
    const [number, ground] = code.slice(1).split("?");
    const { kind } = told.facets[code.charCodeAt(0) - 97];
    if (!facets.has(kind)) facets.set(kind, new Map());
    facets.get(kind).set(Number(number), ground ? told.grounds[Number(ground)] : null);
  }
  if (facetOf("status") && !facets.has("status")) facets.set("status", new Map([[0, null]]));
  return facets;
}

/** @type {(element: any, row: number, sources: number) => Item[]} */
function itemsOf(element, row, sources) {
  const { w, t = "occurred", q = "", m } = element.dataset;
  if (!w) return [];
  const heading = element.querySelector("h3");
  const item = {
    row,
    shapes: w.split(" ").map(shapeOf),
    title: (heading ?? element).firstChild?.textContent.trim() ?? "",
    after: (heading ?? element).querySelector("i")?.textContent ?? "",
    tone: t,
    isApproximate: q.includes("~"),
    isUncertain: q.includes("?"),
    isSure: m === undefined,
    sources,
    isAccount: !heading,
  };
  return [item];
}

/** @type {(code: string) => import("../types").Shape} */
function shapeOf(code) {
  const [, letter, colon, edges, workedOut, back, on] = CODED.exec(code) ?? [];
  const unit = colon ? 1 : DAY;
  const known = edges.split(",").map((edge) => (edge ? Number(edge) * unit : null));
  const [a, d = Number(a) + unit] = known;
  const [, b, c, end] = known.length > 2 ? known : [a, d, a, d];
  return {
    kind: KIND_OF[letter],
    a,
    b,
    c,
    d: end,
    unit,
    isStated: [!"-(".includes(workedOut || "x"), !"-)".includes(workedOut || "x")],
    runsOn: [Boolean(back), Boolean(on)],
  };
}
