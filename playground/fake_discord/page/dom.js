// Builds DOM nodes and morphs one tree into another; knows nothing of Discord. Strings only ever become text nodes.

const KEPT = new Set(["data-revealed", "aria-expanded"]);
let serial = 0;

export const uniqueId = (prefix) => `${prefix}-${(serial += 1)}`;

/** h("button.primary", {onclick, data: {key: 1}}, "Send"): null and false leave an attribute or a child out. */
export function h(spec, props, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(props ?? {})) assign(node, name, value);
  node.append(...present(children));
  return node;
}

export const present = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) {
    node[name] = value;
    (node.handlers ??= new Set()).add(name);
  } else if (name === "data") {
    for (const [key, text] of Object.entries(value)) if (text !== null && text !== undefined) node.dataset[key] = text;
  } else if (name === "style") {
    for (const [key, text] of Object.entries(value)) if (text) node.style.setProperty(key, text);
  } else if (name === "class") node.classList.add(...value.split(" ").filter(Boolean));
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : value);
}

/** Makes `old` equal to `fresh` and moves as little as possible, so that pictures, focus and scroll stay where they are. */
export function morph(old, fresh) {
  syncAttributes(old, fresh);
  for (const name of old.handlers ?? []) old[name] = null;
  for (const name of fresh.handlers ?? []) old[name] = fresh[name];
  old.handlers = fresh.handlers;
  syncChildren(old, fresh);
}

function syncAttributes(old, fresh) {
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && !KEPT.has(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    const keep = KEPT.has(name) && old.hasAttribute(name);
    if (keep || old.getAttribute(name) === value || (name === "src" && sameFile(old, fresh))) continue;
    // The page's own policy forbids the attribute, as it would in markup; the property is free.
    if (name === "style") old.style.cssText = value;
    else old.setAttribute(name, value);
  }
}

// Attachment addresses are signed anew in every payload; the path names the file.
const sameFile = (old, fresh) => old.src && new URL(old.src).pathname === new URL(fresh.src).pathname;

function syncChildren(old, fresh) {
  let cursor = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const found = findMatch(cursor, wanted);
    if (!found) {
      const focused = focusedTwin(old, wanted);
      old.insertBefore(wanted, cursor);
      if (focused) wanted.querySelector("button")?.focus();
      continue;
    }
    if (found === cursor) cursor = cursor.nextSibling;
    else old.insertBefore(found, cursor);
    if (found.nodeType === Node.TEXT_NODE) {
      if (found.data !== wanted.data) found.data = wanted.data;
    } else if (found.dataset.whole === undefined) morph(found, wanted);
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

// What is marked `data-whole` steers its own nodes, so it is never morphed: it stays while its key says that it is the
// same, or it is replaced and hands its focus over.
function focusedTwin(old, wanted) {
  const { whole } = wanted.dataset ?? {};
  return whole && [...old.children].some((each) => each.dataset.whole === whole && each.contains(document.activeElement));
}

function findMatch(cursor, wanted) {
  const key = wanted.dataset?.key;
  for (let node = cursor; node; node = key ? node.nextSibling : null)
    if (node.nodeName === wanted.nodeName && node.dataset?.key === key) return node;
  return null;
}

/** Makes `children` the content of `parent`, morphing what is there. */
export function update(parent, ...children) {
  const fresh = document.createElement("div");
  fresh.append(...present(children));
  syncChildren(parent, fresh);
}

/** Places `nodes` as the children of `parent`, in order, without touching those that already stand right. */
export function arrange(parent, nodes) {
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild.remove();
}
