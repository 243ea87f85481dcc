// Files dropped or pasted anywhere on the page.
import { h } from "./dom.js";

/** Calls take(files); `words()` says what a drop would do now. */
export function acceptFiles(take, words) {
  const veil = h("div.drop-veil", { hidden: true }, h("p"));
  document.body.append(veil);
  let depth = 0;
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  const show = (shown) => {
    veil.hidden = !shown;
    veil.firstChild.textContent = shown ? words() : "";
    if (!shown) depth = 0;
  };
  addEventListener("dragenter", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth += 1;
    show(true);
  });
  addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  addEventListener("dragleave", (event) => {
    if (!carries(event)) return;
    depth -= 1;
    if (depth <= 0) show(false);
  });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    show(false);
    if (!document.querySelector("dialog[open]")) take([...event.dataTransfer.files]);
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    take(files);
  });
}
