// The line at the bottom: plain text and files, the slash completion, and the way into a command and back.
import { CommandBar } from "./commandbar.js";
import { flatten, parse, search } from "./commands.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./popup.js";
import { addNote, botName, on, state } from "./store.js";
import { toEnd } from "./timeline.js";
import { toast } from "./toast.js";
import { Tray } from "./tray.js";
import { whatThisIs } from "./welcome.js";
import * as api from "./api.js";

export class Composer {
  constructor(root) {
    this.bar = null;
    this.history = [];
    this.popup = h("div.composer-popup");
    this.field = h("input.composer-field", { type: "text", autocomplete: "off", enterkeyhint: "send", oninput: () => this.onInput() });
    this.slot = h("div.composer-slot", null, this.field);
    this.picker = h("input.visually-hidden", { type: "file", multiple: true, tabindex: "-1", "aria-hidden": "true" });
    this.clip = h("button.icon-button.attach", { type: "button", "aria-label": "Attach a file", onclick: () => this.picker.click() }, icon("plus"));
    this.cancel = h("button.icon-button.cancel", { type: "button", "aria-label": "Cancel the command", onclick: () => this.leave("") }, icon("close"));
    this.sender = h("button.icon-button.send", { type: "button", "aria-label": "Send", onclick: () => this.send() }, icon("send"));
    this.tray = new Tray();
    const line = h("div.composer-line", null, this.clip, this.cancel, this.slot, this.sender);
    this.box = h("div.composer-box", null, this.popup, this.tray.element, line, this.picker);
    this.foot = h("p.composer-foot");
    root.append(this.box, this.foot);
    this.wire();
  }

  wire() {
    this.list = new Listbox(this.field, { place: this.popup, label: "Commands", onPick: (item) => this.enter(item.value) });
    this.field.onkeydown = (event) => this.onKey(event);
    this.field.onblur = () => this.list.hide();
    this.field.onfocus = () => this.complete();
    this.picker.onchange = () => {
      this.takeFiles([...this.picker.files]);
      this.picker.value = "";
    };
    this.box.addEventListener("hint", ({ detail }) => this.showHint(detail));
    for (const topic of ["member", "channel"]) on(topic, () => this.refresh());
    on("presence", () => this.refresh());
    on("commands", () => this.commandsChanged());
    on("fill", ({ command, values }) => this.fill(command, values));
    this.refresh();
    this.leave("", false);
  }

  refresh() {
    const place = state.channel.direct ? `@${botName()}` : `#${state.channel.name}`;
    this.field.setAttribute("aria-label", `Message ${place}`);
    this.field.placeholder = `Message ${place}, or type / for commands`;
    this.foot.textContent = whatThisIs(state.world.providers);
  }

  commandsChanged() {
    this.commands = flatten(state.commands, botName());
    if (this.bar) this.renew();
    if (document.activeElement === this.field) this.complete();
  }

  /** The command that is open was registered anew, or is told in another language now. */
  renew() {
    const { command } = this.bar;
    const now = this.commands.find((each) => each.name === command.name);
    if (!now) this.leave("");
    else if (now.label !== command.label) this.enter(now, this.bar.values());
  }

  /** Fills in a command from outside: an example, a command mention, the history. */
  fill(name, values) {
    const command = this.commands?.find((each) => each.name === name);
    if (!command) return toast(`/${name} is not there (yet).`);
    this.enter(command, values);
    return undefined;
  }

  /** Files go to the command that is open, else beside the message being written. */
  takeFiles(files) {
    if (!files.length) return;
    if (!this.bar) return this.tray.add(files);
    const taken = this.bar.takeFiles(files);
    if (taken < files.length) toast(taken ? `Only ${taken} of ${files.length} files found a place.` : `/${this.bar.command.label} takes no more files.`);
  }

  onInput() {
    const typed = parse(this.commands ?? [], this.field.value);
    if (typed) this.enter(typed.command, typed.values);
    else this.complete();
  }

  complete() {
    const { value } = this.field;
    if (!value.startsWith("/")) return this.list.hide();
    const found = search(this.commands ?? [], value.slice(1));
    const items = found.map((command) => ({
      label: `/${command.label}`,
      detail: command.description,
      note: command.options.filter((each) => each.required).map((each) => each.label).join(" "),
      value: command,
      group: command.group,
    }));
    return this.list.show(items, { active: items.length ? 0 : -1, empty: this.emptyWords() });
  }

  emptyWords() {
    if (this.commands?.length) return "No such command.";
    return state.world.bot_online ? "The bot has no commands." : "The bot is offline: waiting for it to start.";
  }

  onKey(event) {
    if (event.isComposing || this.list.handleKey(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && !this.field.value && this.history.length) {
      event.preventDefault();
      this.recall(0);
    } else if (event.key === "Escape") this.tray.clear();
  }

  recall(index) {
    const { command, values } = this.history[index];
    this.fill(command, values);
  }

  enter(command, values = {}) {
    this.list.hide();
    this.bar = new CommandBar(command, {
      popup: this.popup,
      onSent: (sent) => this.sent(sent),
      onCancel: (text) => this.leave(text),
    });
    this.slot.replaceChildren(this.bar.element);
    this.box.setAttribute("data-mode", "command");
    this.bar.fill(values);
    this.bar.takeFiles(this.tray.release());
    this.bar.focus();
  }

  leave(text, focus = true) {
    this.bar = null;
    this.popup.replaceChildren();
    this.field.value = text;
    this.slot.replaceChildren(this.field);
    this.box.setAttribute("data-mode", "text");
    if (focus) this.field.focus();
    if (text) this.complete();
  }

  sent(recall) {
    this.history = [recall, ...this.history].slice(0, 20);
    this.leave("");
    toEnd();
  }

  send() {
    if (this.bar) return this.bar.send();
    const text = this.field.value.trim();
    if (text.startsWith("/")) return this.unknown(text);
    return text || this.tray.files.length ? this.say(text) : undefined;
  }

  unknown(text) {
    const [only, ...more] = search(this.commands ?? [], text.slice(1));
    if (only && !more.length) return this.enter(only);
    const words = this.commands?.length ? "There is no such command. Type `/` to see all." : this.emptyWords();
    return addNote({ kind: "hint", text: words });
  }

  async say(text) {
    try {
      const files = await this.tray.uploaded();
      await api.say(state.me.id, state.channel.id, text, files);
      this.field.value = "";
      this.tray.clear();
      addNote({ kind: "hint", text: `${botName()} only answers commands: type \`/\` to see them. The others in this channel read what you wrote.` });
      toEnd();
    } catch (refusal) {
      toast(refusal.message);
    }
  }

  showHint(option) {
    const old = this.popup.querySelector(".hint-line");
    const words = option
      ? [h("strong", null, option.label), option.required && h("em", null, " required"), ` ${option.description}`]
      : ["Enter sends, Esc cancels"];
    const fresh = h("p.hint-line", { "aria-hidden": "true" }, words);
    if (old) old.replaceWith(fresh);
    else this.popup.prepend(fresh);
  }
}
