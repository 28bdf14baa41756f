// Nodes of the page: found by class, made without markup.

/** @type {(selector: string, root?: ParentNode) => any} */
export function one(selector, root = document) {
  return root.querySelector(selector);
}

/** @type {(selector: string, root?: ParentNode) => any[]} */
export function every(selector, root = document) {
  return [...root.querySelectorAll(selector)];
}

/** @type {(tag: string, properties?: Record<string, any>, ...children: (Node | string)[]) => any} */
export function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** @type {(words: string, onclick: () => void, label?: string) => HTMLButtonElement} */
export function button(words, onclick, label) {
  const node = make("button", { type: "button", onclick }, words);
  if (label) node.setAttribute("aria-label", label);
  return node;
}

/** @type {(node: Element, isPressed: boolean) => void} */
export function showPressed(node, isPressed) {
  node.setAttribute("aria-pressed", `${isPressed}`);
}
