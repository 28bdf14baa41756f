// What a reader has asked for, and who is told when that changes.
import { entries } from "./list.js";
import { told } from "./told.js";

/** @typedef {import("../types").Entry} Entry */
// `names` are the numbers of the names that are asked for, by kind; `only` the rows of a crowd;
// `window` from which u to which is seen, null for all.
/** @typedef {{ query: string, names: Map<string, Set<number>>, only: Set<number> | null, by: string, isFolded: boolean, window: [number, number] | null, chosen: Entry | null, shown: Entry[] }} State */

export const all = entries(document);

/** @type {State} */
export const state = {
  query: "",
  names: new Map(),
  only: null,
  by: told.lanesBy,
  isFolded: told.scale === "folded",
  window: null,
  chosen: null,
  shown: all,
};

/** @type {[(keyof State)[], () => void][]} */
const followers = [];

// Whoever comes first is told first.
/** @type {(keys: (keyof State)[], act: () => void) => void} */
export function follow(keys, act) {
  followers.push([keys, act]);
}

/** @type {(part: Partial<State>) => void} */
export function change(part) {
  Object.assign(state, part);
  for (const [keys, act] of followers) if (keys.some((key) => key in part)) act();
}

/** @type {(kind: string, number: number) => boolean} */
export function isAsked(kind, number) {
  return state.names.get(kind)?.has(number) ?? false;
}

/** @type {(kind: string, number: number) => void} */
export function toggleName(kind, number) {
  const asked = new Set(state.names.get(kind));
  if (!asked.delete(number)) asked.add(number);
  change({ names: new Map([...state.names, [kind, asked]]) });
}
