// Short words at the edge of the page that go away by themselves.
import { h } from "./dom.js";

const SHOWN_MS = 4500;

export function toast(words) {
  const node = h("div.toast", null, words);
  document.querySelector("#toasts").append(node);
  setTimeout(() => node.remove(), SHOWN_MS);
}
