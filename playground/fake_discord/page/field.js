// The inputs of a modal: each field has {id, node, value(), check()}.
import * as api from "./api.js";
import { optionsOf } from "./components.js";
import { h, uniqueId } from "./dom.js";
import { preview } from "./filechip.js";
import { sizeOf } from "./media.js";
import { picker } from "./picker.js";
import { state } from "./store.js";

const TEXT = 4;
const UPLOAD = 19;
const RADIOS = 21;
const BOXES = 22;
const BOX = 23;
const PARAGRAPH = 2;

export function field(input, { label, description }) {
  const make = { [TEXT]: text, [UPLOAD]: files, [RADIOS]: ticks, [BOXES]: ticks, [BOX]: box }[input.type] ?? select;
  const id = uniqueId("field");
  const made = make(input, { id, label, describedBy: `${id}-help ${id}-error` });
  const error = h("p.field-error", { id: `${id}-error`, role: "alert" });
  const required = input.type !== BOX && input.required !== false;
  const name = [label, required && h("span.required", { title: "required", "aria-label": "required" }, " *")];
  const grouped = made.group || input.type === RADIOS || input.type === BOXES;
  const node = h(
    grouped ? "fieldset.field" : "div.field",
    null,
    grouped ? h("legend", null, name) : h("label", { for: id }, name),
    h("p.field-help", { id: `${id}-help` }, description),
    made.node,
    error,
  );
  const check = () => {
    const words = made.check(required);
    error.textContent = words ?? "";
    return !words;
  };
  return { id: input.custom_id, node, value: made.value, check, focus: () => (made.target ?? made.node).focus() };
}

function text(input, { id, describedBy }) {
  const props = { id, placeholder: input.placeholder, "aria-describedby": describedBy, value: input.value ?? "" };
  const node = input.style === PARAGRAPH ? h("textarea", { ...props, rows: "4" }) : h("input", { ...props, type: "text", autocomplete: "off" });
  const { min_length: low = 0, max_length: high = 4000 } = input;
  const check = (required) => {
    const length = [...node.value].length;
    if (!length) return required ? "This field is required." : null;
    if (length > high) return `Too long: ${length} characters, ${high} are allowed.`;
    return length < low ? `Too short: ${length} characters, at least ${low} are needed.` : null;
  };
  return { node, value: () => node.value, check };
}

function select(input, { label }) {
  const options = optionsOf(input);
  let chosen = options.filter((each) => each.selected).map((each) => each.value);
  const { min_values: low = 1, max_values: high = 1, placeholder = "Make a selection" } = input;
  const onChange = (values) => {
    chosen = values;
  };
  const node = picker({ key: input.custom_id, label, placeholder, options, min: low, max: high, onChange });
  const check = (required) => (required && chosen.length < low ? `Choose at least ${low}.` : null);
  return { node, target: node.firstChild, value: () => chosen, check };
}

function ticks(input, { id, describedBy }) {
  const single = input.type === RADIOS;
  const boxes = input.options.map((option) => {
    const props = { type: single ? "radio" : "checkbox", name: id, value: option.value, checked: option.default, "aria-describedby": describedBy };
    return { option, box: h("input", props) };
  });
  const row = ({ option, box: each }) =>
    h("label.tick-row", null, each, h("span", null, option.label, option.description && h("small", null, option.description)));
  const values = () => boxes.filter(({ box: each }) => each.checked).map(({ option }) => option.value);
  const { min_values: low = 1, max_values: high = boxes.length } = input;
  const check = (required) => {
    const count = values().length;
    if (required && count < (single ? 1 : low)) return "Choose something.";
    return !single && count > high ? `Choose at most ${high}.` : null;
  };
  return { node: h("div.ticks", null, boxes.map(row)), target: boxes[0].box, value: values, check };
}

function box(input, { id }) {
  const node = h("input", { id, type: "checkbox", checked: input.default });
  return { node, value: () => node.checked, check: () => null };
}

function files(input, { id, describedBy }) {
  const { min_values: low = 1, max_values: high = 1 } = input;
  const list = h("ul.file-list");
  const control = h("input", { id, type: "file", multiple: high > 1, "aria-describedby": describedBy });
  let uploads = [];
  let failed = null;
  let waiting = 0;
  const tile = (file) => h("li", { title: file.name }, preview(file).node, h("span", null, file.name), h("small", null, sizeOf(file.size)));
  control.onchange = async () => {
    const chosen = [...control.files].slice(0, high);
    list.replaceChildren(...chosen.map(tile));
    [uploads, failed] = [[], null];
    waiting += 1;
    try {
      uploads = (await Promise.all(chosen.map((file) => api.upload(state.me.id, file)))).map((each) => each.id);
    } catch (refusal) {
      failed = refusal.message;
    } finally {
      waiting -= 1;
    }
  };
  const check = (required) => {
    if (waiting) return "The upload is still under way.";
    return failed ?? (required && uploads.length < low ? `Choose at least ${low}.` : null);
  };
  return { node: h("div.files", null, control, list), target: control, value: () => uploads, check };
}
