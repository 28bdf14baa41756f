// The field of words, which finds them anywhere in an event.
import { one } from "./dom.js";
import { all, change, follow, state } from "./state.js";

const SOON = all.length > 2000 ? 180 : 40;

export function startSearch() {
  const field = one(".search");
  /** @type {number | undefined} */
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change({ query: field.value }), SOON);
  });
  follow(["query"], () => {
    if (field.value !== state.query) field.value = state.query;
  });
  document.addEventListener("keydown", (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    const isTyping = target instanceof Element && target.matches("input, select, textarea");
    if (key !== "/" || isTyping || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    field.focus();
  });
}
