// The composer while a command is being filled in: its chips, the options still to be had, and sending.
import { TYPE } from "./checks.js";
import { textChip } from "./chip.js";
import { choiceChip, hasList } from "./choicechip.js";
import { h } from "./dom.js";
import { fileChip } from "./filechip.js";
import { complete, sendCommand } from "./interactions.js";
import { Listbox } from "./popup.js";

const makerOf = (option) => (option.type === TYPE.ATTACHMENT ? fileChip : hasList(option) ? choiceChip : textChip);

export class CommandBar {
  /** Hooks: {popup, onSent(recall), onCancel()}. */
  constructor(command, { popup, onSent, onCancel }) {
    Object.assign(this, { command, popup, onSent, onCancel, chips: [], sending: false });
    this.adder = h("input.adder", { type: "text", autocomplete: "off", spellcheck: "false", "aria-label": "Add an option" });
    this.optional = new Listbox(this.adder, { place: popup, label: "Options", onPick: (item) => this.add(item.value).focus() });
    this.alert = h("p.bar-error", { role: "alert" });
    this.track = h("div.chips", null, h("span.command-name.bar-name", null, `/${command.label}`), this.adder);
    this.element = h("div.command-bar", { role: "group", tabindex: "-1", "aria-label": `/${command.label}` }, this.track, this.alert);
    this.element.onkeydown = (event) => this.onKey(event);
    this.element.addEventListener("focusin", () => this.hint());
    this.wireAdder();
    for (const option of command.options) if (option.required) this.add(option);
    this.countRest();
  }

  wireAdder() {
    const { adder } = this;
    adder.onfocus = () => this.offerRest();
    adder.onclick = () => this.optional.open || this.offerRest();
    adder.oninput = () => this.offerRest();
    adder.onblur = () => {
      this.optional.hide();
      adder.value = "";
    };
  }

  rest() {
    return this.command.options.filter((option) => !this.chips.some((chip) => chip.option.name === option.name));
  }

  offerRest() {
    const typed = this.adder.value.trim().toLowerCase();
    const items = this.rest()
      .filter(({ name, label }) => label.includes(typed) || name.includes(typed))
      .map((option) => ({ label: option.label, detail: option.description, value: option, group: "Options" }));
    this.optional.show(items, { active: typed && items.length ? 0 : -1, empty: "No such option." });
  }

  countRest() {
    const left = this.rest().length;
    this.adder.placeholder = left ? `+ ${left} ${left === 1 ? "option" : "options"}` : "";
    this.adder.hidden = !left;
  }

  add(option) {
    const chip = makerOf(option)(option, {
      popup: this.popup,
      onRemove: () => this.remove(chip),
      suggest: (name) => complete(this.command.name, this.filled(name), name),
    });
    this.chips.push(chip);
    this.track.insertBefore(chip.element, this.adder);
    this.countRest();
    return chip;
  }

  remove(chip) {
    const at = this.chips.indexOf(chip);
    this.chips.splice(at, 1);
    chip.release?.();
    chip.element.remove();
    this.countRest();
    (this.chips[Math.max(0, at - 1)] ?? { focus: () => this.adder.focus() }).focus();
  }

  /** Fills options by name; those that are not shown yet are added. */
  fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const option = this.command.options.find((each) => each.name === name);
      if (option) (this.chips.find((chip) => chip.option.name === name) ?? this.add(option)).fill(value);
    }
  }

  /** Puts files into open attachment chips, then into new ones; returns how many found a place. */
  takeFiles(files) {
    let taken = 0;
    for (const file of files) {
      const open = this.chips.find((chip) => chip.takesFile?.());
      const next = this.rest().find((option) => option.type === TYPE.ATTACHMENT);
      const chip = open ?? (next && this.add(next));
      if (!chip) break;
      chip.fill(file);
      taken += 1;
    }
    return taken;
  }

  /** What is filled in, to be filled in again. */
  values() {
    const given = this.chips.filter((chip) => !chip.isEmpty());
    return Object.fromEntries(given.map((chip) => [chip.option.name, chip.recall?.() ?? chip.text()]));
  }

  focus() {
    const target = this.chips.find((chip) => chip.isEmpty()) ?? this.chips[0];
    const last = this.adder.hidden ? this.element : this.adder;
    (target ?? last).focus();
  }

  filled(focused = null) {
    const chips = this.chips.filter((chip) => chip.option.name === focused || (!chip.isEmpty() && !chip.check()));
    return Object.fromEntries(chips.map((chip) => [chip.option.name, chip.option.name === focused ? chip.text() : chip.value()]));
  }

  hint() {
    this.element.dispatchEvent(new CustomEvent("hint", { bubbles: true, detail: this.focused()?.option }));
  }

  focused = () => this.chips.find((chip) => chip.element.contains(document.activeElement));

  onKey(event) {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.target === this.adder && this.optional.handleKey(event)) return;
    // Enter opens a choice of files once; with a file there it sends.
    const inButton = event.target.closest(".chip-remove, .chip:not([data-filled]) .file-button");
    if (event.key === "Enter" && !event.shiftKey && !inButton) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.onCancel("");
    } else if (event.key === "Backspace") this.onBackspace(event);
  }

  onBackspace(event) {
    const chip = this.focused();
    if (chip ? !chip.isEmpty() : this.adder.value) return;
    event.preventDefault();
    const before = this.chips[(chip ? this.chips.indexOf(chip) : this.chips.length) - 1];
    if (chip && !chip.option.required) this.remove(chip);
    else if (before) before.focus();
    else this.onCancel(`/${this.command.label}`);
  }

  async send() {
    if (this.sending) return;
    this.sending = true;
    this.alert.textContent = "";
    try {
      await Promise.all(this.chips.map((chip) => chip.ready?.()));
      const bad = this.chips.filter((chip) => {
        const words = chip.check();
        chip.complain(words);
        return words;
      });
      if (bad.length) return bad[0].focus();
      const recall = this.values();
      await sendCommand(this.command.name, this.filled());
      for (const chip of this.chips) chip.release?.();
      this.onSent({ command: this.command.name, values: recall });
    } catch (refusal) {
      this.alert.textContent = refusal.message;
    } finally {
      this.sending = false;
    }
  }
}
