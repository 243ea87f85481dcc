// The shell of one option in the command bar: its name, its control, its error; and the chips for plain values.
import { problem, TYPE } from "./checks.js";
import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";

/** Wraps `control`; a chip has {option, element, focus, value, text, fill, check, complain}. */
export function shell(option, control, { onRemove }) {
  const id = uniqueId("option");
  const error = h("p.chip-error", { id: `${id}-error`, role: "alert" });
  const help = h("span.visually-hidden", { id: `${id}-help` }, `${option.description}${option.required ? " Required." : ""}`);
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-help ${id}-error`);
  const remove =
    !option.required &&
    h("button.chip-remove", { type: "button", tabindex: "-1", "aria-label": `Remove ${option.label}`, onclick: onRemove }, icon("close"));
  const element = h(
    "div.chip",
    { data: { option: option.name, type: option.type }, class: option.type === TYPE.STRING && !option.choices ? "wide" : "" },
    h("div.chip-line", null, h("label.chip-name", { for: id, title: option.description }, option.label), control, remove),
    help,
    error,
  );
  const complain = (words) => {
    error.textContent = words ?? "";
    element.toggleAttribute("data-invalid", Boolean(words));
    control.setAttribute("aria-invalid", String(Boolean(words)));
  };
  return { option, element, complain, focus: () => control.focus() };
}

/** A chip for text and numbers: a text area that grows, Enter being left to the command bar. */
export function textChip(option, host) {
  const number = option.type !== TYPE.STRING;
  const control = number
    ? h("input.chip-input", { type: "text", inputmode: option.type === TYPE.INTEGER ? "numeric" : "decimal", size: "6" })
    : h("textarea.chip-input", { rows: "1" });
  control.autocomplete = "off";
  const chip = shell(option, control, host);
  const check = () => problem(option, number ? control.value.trim() : control.value);
  control.oninput = () => {
    fit(control);
    if (chip.element.hasAttribute("data-invalid") || (number && control.value)) chip.complain(check());
  };
  // A value that was left is judged; an empty one only when the command is sent.
  control.onblur = () => control.value && chip.complain(check());
  return {
    ...chip,
    check,
    isEmpty: () => control.value === "",
    text: () => control.value,
    value: () => (number ? Number(control.value) : control.value),
    fill: (value) => {
      control.value = String(value);
      fit(control);
    },
  };
}

// Where the style sheet's field-sizing is not known yet, the text area grows by hand.
function fit(control) {
  if (control.nodeName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  control.style.height = "auto";
  control.style.height = `${Math.min(control.scrollHeight, 180)}px`;
}
