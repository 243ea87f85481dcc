// A chip for an attachment: chosen, dropped or pasted, uploaded at once, shown as a thumbnail.
import * as api from "./api.js";
import { shell } from "./chip.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { sizeOf } from "./media.js";
import { state } from "./store.js";

/** Picture or symbol of a file that is still only here; `release` frees it. */
export function preview(file) {
  if (!file.type.startsWith("image/")) return { node: icon("file"), release: () => {} };
  const url = URL.createObjectURL(file);
  return { node: h("img", { src: url, alt: "" }), release: () => URL.revokeObjectURL(url) };
}

export function fileChip(option, host) {
  const input = h("input.visually-hidden", { type: "file", tabindex: "-1", "aria-hidden": "true" });
  const control = h("button.file-button", { type: "button", onclick: () => input.click() });
  const chip = shell(option, control, host);
  chip.element.append(input);
  let file = null;
  let uploaded = null;
  let upload = Promise.resolve();
  let shown = { release: () => {} };

  function draw() {
    shown.release();
    shown = file ? preview(file) : { node: icon("clip"), release: () => {} };
    const words = file ? [h("span.file-name", null, file.name), h("small", null, sizeOf(file.size))] : ["Choose a file", h("small", null, "or drop or paste one")];
    control.replaceChildren(shown.node, h("span.file-words", null, words));
    control.setAttribute("aria-label", file ? `${option.label}: ${file.name}. Choose another file` : `${option.label}: choose a file`);
    chip.element.toggleAttribute("data-filled", Boolean(file));
  }

  function fill(next) {
    file = next;
    uploaded = null;
    chip.complain(null);
    draw();
    if (!file) return;
    chip.element.setAttribute("data-uploading", "");
    upload = api.upload(state.me.id, file).then(
      (answer) => file === next && (uploaded = answer.id),
      (refusal) => file === next && chip.complain(refusal.message),
    ).finally(() => file === next && chip.element.removeAttribute("data-uploading"));
  }

  input.onchange = () => {
    if (input.files[0]) fill(input.files[0]);
    input.value = "";
    control.focus();
  };
  control.onkeydown = (event) => {
    if (event.key !== "Backspace" && event.key !== "Delete") return;
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    fill(null);
  };
  draw();
  const missing = () => (option.required ? "This option is required. Choose a file." : null);
  return {
    ...chip,
    fill,
    ready: () => upload,
    takesFile: () => !file,
    isEmpty: () => !file,
    check: () => (file ? (uploaded ? null : chip.element.querySelector(".chip-error").textContent || "The upload failed.") : missing()),
    text: () => file,
    value: () => uploaded,
    release: () => shown.release(),
  };
}
