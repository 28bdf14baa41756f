// What the page says once, beside its list.
import { one } from "./dom.js";

/** @type {import("../types").Told} */
export const told = JSON.parse(one("script.data").textContent);

/** @type {(kind: string) => import("../types").Facet | undefined} */
export function facetOf(kind) {
  return told.facets.find((facet) => facet.kind === kind);
}
