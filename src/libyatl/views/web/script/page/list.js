// The list is the data: its items as the script has them. `coded.py` says how shapes are written.
import { told, facetOf } from "./told.js";
import { DAY } from "../scene/shapes.js";

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Item} Item */

const KIND_OF = { m: "moment", s: "span", w: "window", b: "by", f: "from" };
const CODED = /^(.)(:?)([-\d,]*?)([-()]?)(<?)(>?)$/;

/** @type {(root: ParentNode) => Entry[]} */
export function entries(root) {
  const status = facetOf("status")?.names.indexOf("occurred") ?? -1;
  return [...root.querySelectorAll(".list > li[id]")].map((element, row) => {
    const facets = namesOfEntry(element);
    if (status >= 0 && !facets.has("status")) facets.set("status", new Map([[status, null]]));
    const sources = facets.get("source")?.size ?? 0;
    const accounts = element.querySelectorAll(".accounts > [data-w]");
    const items = [element, ...accounts].flatMap((each) => itemsOf(each, row, sources));
    return { row, element, id: element.id, items, facets };
  });
}

/** @type {(element: HTMLElement) => Entry["facets"]} */
function namesOfEntry(element) {
  const facets = new Map();
  for (const code of element.dataset.f?.split(" ") ?? []) {
    const [number, ground] = code.slice(1).split("?");
    const { kind } = told.facets[code.charCodeAt(0) - 97];
    if (!facets.has(kind)) facets.set(kind, new Map());
    facets.get(kind).set(Number(number), ground ? told.grounds[Number(ground)] : null);
  }
  return facets;
}

/** @type {(element: HTMLElement, row: number, sources: number) => Item[]} */
function itemsOf(element, row, sources) {
  const { w, t, q = "", m } = element.dataset;
  if (!w) return [];
  const heading = element.querySelector("h3");
  const title = heading ? heading.firstChild : element.firstElementChild;
  return [
    {
      row,
      shapes: w.split(" ").map(shapeOf),
      title: title?.textContent.trim() ?? "",
      after: (heading ?? element).querySelector("i")?.textContent ?? "",
      tone: t ?? "occurred",
      isApproximate: q.includes("~"),
      isUncertain: q.includes("?"),
      isSure: m === undefined,
      sources,
      isAccount: !heading,
    },
  ];
}

/** @type {(code: string) => import("../types").Shape} */
function shapeOf(code) {
  const [, letter, colon, edges, workedOut, without, onwards] = CODED.exec(code);
  const unit = colon ? 1 : DAY;
  const known = edges.split(",").map((edge) => (edge ? Number(edge) * unit : null));
  if (known.length === 1) known.push(known[0] + unit);
  const [a, b, c, d] = known.length === 2 ? [known[0], known[1], ...known] : known;
  return {
    kind: KIND_OF[letter],
    a,
    b,
    c,
    d,
    unit,
    isStated: [!"-(".includes(workedOut || " "), !"-)".includes(workedOut || " ")],
    runsOn: [Boolean(without), Boolean(onwards)],
  };
}
