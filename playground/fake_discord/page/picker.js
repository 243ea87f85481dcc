// A select as Discord draws it: a button that opens a listbox, for one or for several values.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./popup.js";

const GAP = 12;

/** Spec: {key, label, placeholder, options:[{label, detail, value, selected}], min, max, disabled, onChange(values)}. */
export function picker(spec) {
  const { options, min = 1, max = 1 } = spec;
  const chosen = new Set(options.filter((each) => each.selected).map((each) => each.value));
  const words = () => options.filter((each) => chosen.has(each.value)).map((each) => each.label).join(", ");
  const text = h("span.picker-text", null, words() || spec.placeholder);
  const holder = h("div.picker", { data: { whole: spec.key, key: JSON.stringify(spec) } });
  const button = h(
    "button.picker-button",
    { type: "button", "aria-label": spec.label, disabled: spec.disabled, data: { placeholder: words() ? null : "" } },
    text,
    icon("down"),
  );
  const list = new Listbox(button, { place: holder, label: spec.label, multiple: max > 1, tabPicks: false, onPick: (item) => choose(item.value) });
  let before = "";

  const items = () => options.map((each) => ({ ...each, selected: chosen.has(each.value), glyph: mark(each.value) }));
  const mark = (value) => max > 1 && h("span.tick", { class: chosen.has(value) ? "on" : "" }, chosen.has(value) && icon("check"));
  const draw = () => {
    text.textContent = words() || spec.placeholder;
    button.toggleAttribute("data-placeholder", !chosen.size);
  };

  function choose(value) {
    if (max === 1) {
      // Where nothing may be chosen, choosing the same again takes it back.
      const back = min === 0 && chosen.has(value);
      chosen.clear();
      if (!back) chosen.add(value);
      draw();
      spec.onChange([...chosen]);
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < max) chosen.add(value);
    draw();
    list.show(items(), { active: list.active });
  }

  function open() {
    before = words();
    const first = options.findIndex((each) => chosen.has(each.value));
    list.show(items(), { active: Math.max(0, first), empty: "Nothing to choose from" });
    holder.toggleAttribute("data-up", opensUp());
  }

  // Up where it fits there alone: what lies below can be scrolled to, what lies above the top can't.
  function opensUp() {
    const around = (button.closest("#timeline, .modal-body") ?? document.body).getBoundingClientRect();
    const [own, needed] = [button.getBoundingClientRect(), list.element.offsetHeight + GAP];
    return around.bottom - own.bottom < needed && own.top - around.top >= needed;
  }

  function close() {
    if (!list.open) return;
    list.hide();
    if (max > 1 && words() !== before && chosen.size >= min) spec.onChange([...chosen]);
  }

  button.onclick = () => (list.open ? close() : open());
  button.onblur = close;
  button.onkeydown = (event) => {
    if (event.key === "Escape" && list.open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (list.open && event.key === " ") {
      event.preventDefault();
      list.pick(list.active);
    } else if (!list.handleKey(event) && event.key === "ArrowDown" && !list.open) {
      event.preventDefault();
      open();
    }
  };
  holder.append(button);
  return holder;
}
