// Nodes of the page: found by class, made without markup.

/** @type {(selector: string, root?: ParentNode) => any} */
export function one(selector, root = document) {
  return root.querySelector(selector);
}

// What begins with "aria-" is an attribute, all else a property.
/** @type {(tag: string, properties?: Record<string, any>, ...children: (Node | string)[]) => any} */
export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("aria-")) node.setAttribute(key, value);
    else Object.assign(node, { [key]: value });
  }
  node.append(...children);
  return node;
}

/** @type {(words: string, onclick: () => void, more?: Record<string, any>) => HTMLButtonElement} */
export function button(words, onclick, more) {
  return make("button", { type: "button", onclick, ...more }, words);
}

/** @type {(count: number) => string} */
export function events(count) {
  return `${count.toLocaleString("en")} event${count === 1 ? "" : "s"}`;
}
