// A listbox steered from the control that owns it; the focus never leaves that control.
import { h, uniqueId } from "./dom.js";

/** Items: {label, detail, note, value, group, selected, glyph}. `place` is where the list is drawn. */
export class Listbox {
  constructor(owner, { place, label, onPick, multiple = false, tabPicks = true }) {
    Object.assign(this, { owner, place, onPick, multiple, tabPicks, items: [], active: -1, open: false });
    this.element = h("div.listbox", { id: uniqueId("list"), role: "listbox", "aria-label": label });
    if (multiple) this.element.setAttribute("aria-multiselectable", "true");
    this.element.onpointerdown = (event) => event.preventDefault();
    owner.setAttribute("role", "combobox");
    owner.setAttribute("aria-haspopup", "listbox");
    owner.setAttribute("aria-controls", this.element.id);
    owner.setAttribute("aria-expanded", "false");
    if (owner.nodeName === "INPUT") owner.setAttribute("aria-autocomplete", "list");
  }

  show(items, { active = -1, empty = "" } = {}) {
    this.items = items;
    this.open = true;
    this.owner.setAttribute("aria-expanded", "true");
    this.element.replaceChildren(...this.rows(empty));
    if (this.element.parentNode !== this.place) this.place.append(this.element);
    this.activate(Math.min(active, items.length - 1));
  }

  rows(empty) {
    if (!this.items.length) return empty ? [h("div.listbox-empty", null, empty)] : [];
    let group;
    return this.items.flatMap((item, index) => {
      const heading = item.group && item.group !== group && h("div.listbox-group", { role: "presentation" }, item.group);
      group = item.group;
      return [heading, this.row(item, index)].filter(Boolean);
    });
  }

  row(item, index) {
    const props = {
      role: "option",
      id: `${this.element.id}-${index}`,
      "aria-selected": String(Boolean(item.selected)),
      data: { value: String(item.value ?? item.label) },
      onclick: () => this.pick(index),
      onpointermove: () => this.activate(index, false),
    };
    return h(
      "div.option",
      props,
      item.glyph,
      h("span.option-label", null, item.label),
      item.detail && h("span.option-detail", null, item.detail),
      item.note && h("span.option-note", null, item.note),
    );
  }

  hide() {
    this.open = false;
    this.active = -1;
    this.element.remove();
    this.owner.setAttribute("aria-expanded", "false");
    this.owner.removeAttribute("aria-activedescendant");
  }

  activate(index, scroll = true) {
    this.element.querySelector(".active")?.classList.remove("active");
    this.active = index;
    const row = this.element.querySelector(`#${this.element.id}-${index}`);
    row?.classList.add("active");
    if (row) this.owner.setAttribute("aria-activedescendant", row.id);
    else this.owner.removeAttribute("aria-activedescendant");
    if (scroll) row?.scrollIntoView({ block: "nearest" });
  }

  pick(index) {
    const item = this.items[index];
    if (!item) return;
    if (!this.multiple) this.hide();
    this.onPick(item, index);
  }

  /** Handles one key of the owner; true when the key is used up. */
  handleKey(event) {
    if (!this.open || event.isComposing) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && this.items.length) {
      const from = this.active < 0 && event.key === "ArrowUp" ? 0 : this.active;
      this.activate((from + steps[event.key] + this.items.length) % this.items.length);
    } else if (event.key === "Escape") this.hide();
    else if (event.key === "Enter" && this.active >= 0) this.pick(this.active);
    else if (event.key === "Tab" && this.tabPicks && this.active >= 0 && !event.shiftKey) this.pick(this.active);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
