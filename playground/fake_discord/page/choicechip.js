// A chip whose value is one of a list: choices, True/False, people and channels, or what the bot suggests while typing.
import { problem, TYPE } from "./checks.js";
import { shell } from "./chip.js";
import { h } from "./dom.js";
import { Listbox } from "./popup.js";
import { myChannels, state } from "./store.js";

const DEBOUNCE_MS = 220;

const BOTH = [{ label: "True", value: true }, { label: "False", value: false }];
const people = () => [...state.world.members, state.world.bot].map((each) => ({ label: `@${each.display_name ?? each.username}`, value: each.id }));
const channels = () => myChannels().map((each) => ({ label: `#${each.name}`, value: each.id }));
const roles = () => (state.world.roles ?? []).map((each) => ({ label: `@${each.name.replace(/^@/, "")}`, value: each.id }));

const LISTS = {
  [TYPE.BOOLEAN]: () => BOTH,
  [TYPE.USER]: people,
  [TYPE.CHANNEL]: channels,
  [TYPE.ROLE]: roles,
  [TYPE.MENTIONABLE]: () => [...people(), ...roles()],
};

export const hasList = (option) => Boolean(option.autocomplete || option.choices?.length || LISTS[option.type]);

/** Host: {popup, onRemove, suggest(name) → choices}. */
export function choiceChip(option, host) {
  const control = h("input.chip-input", { type: "text", autocomplete: "off", spellcheck: "false", size: "10" });
  const chip = shell(option, control, host);
  const free = Boolean(option.autocomplete);
  const known = () => (option.choices?.length ? option.choices : (LISTS[option.type]?.() ?? []));
  const list = new Listbox(control, { place: host.popup, label: option.label, onPick: (item) => take(item) });
  let picked = null;
  let timer;
  let asked = 0;

  function take({ label, value }) {
    picked = { label, value };
    control.value = label;
    chip.complain(check());
    control.focus();
    list.hide();
  }

  const same = (choice) => choice.label.toLowerCase() === control.value.trim().toLowerCase();
  const asItem = (choice) => ({ label: choice.label, value: choice.value, selected: picked?.value === choice.value });
  const note = () => ({ group: `${option.label} · ${option.description}` });

  function offer(choices, active) {
    const items = choices.map((each) => ({ ...asItem(each), ...note() }));
    list.show(items, { active, empty: free ? "No suggestions: what you typed is sent as it is." : "No choice fits." });
  }

  function offerKnown(typed = control.value) {
    const wanted = typed.trim().toLowerCase();
    const fitting = known().filter((each) => each.label.toLowerCase().includes(wanted));
    offer(fitting, fitting.length ? 0 : -1);
  }

  function offerRemote() {
    clearTimeout(timer);
    const turn = (asked += 1);
    timer = setTimeout(async () => {
      if (document.activeElement !== control) return undefined;
      if (!list.open) list.show([], { empty: "Loading suggestions…" });
      const found = await host.suggest(option.name).catch(() => null);
      if (turn !== asked || document.activeElement !== control || picked) return undefined;
      if (!found) return list.show([], { empty: "Suggestions could not be loaded." });
      const typed = control.value.trim().toLowerCase();
      // Only what continues the typed text is taken by Enter; anything else has to be chosen.
      return offer(found, typed && found[0]?.label.toLowerCase().startsWith(typed) ? 0 : -1);
    }, DEBOUNCE_MS);
  }

  const open = () => (free ? offerRemote() : offerKnown(picked ? "" : control.value));

  function check() {
    if (!picked && control.value.trim() && !free) return "Pick one of the choices.";
    return problem(option, picked ? picked.value : control.value.trim());
  }

  control.oninput = () => {
    picked = null;
    if (!free) picked = known().find(same) ?? null;
    chip.complain(null);
    if (free) offerRemote();
    else offerKnown();
  };
  control.onfocus = () => picked || open();
  control.onclick = () => list.open || open();
  control.onblur = () => {
    asked += 1;
    list.hide();
    if (control.value) chip.complain(check());
  };
  control.onkeydown = (event) => {
    // Tab takes the choice and goes on to the next option at once.
    if (event.key === "Tab" && list.open && list.active >= 0) list.pick(list.active);
    else if (event.key === "ArrowDown" && !list.open) open();
    else if (event.key !== "Tab") list.handleKey(event);
  };

  return {
    ...chip,
    check,
    isEmpty: () => control.value === "",
    text: () => control.value,
    recall: () => picked ?? control.value,
    value: () => (picked ? picked.value : typed(option, control.value.trim())),
    fill: (value) => {
      const chosen = typeof value === "object" ? value : null;
      picked = chosen ?? known().find((each) => each.value === value || each.label === value || each.name === value) ?? null;
      control.value = picked?.label ?? String(value);
    },
  };
}

const typed = ({ type }, text) => (type === TYPE.INTEGER || type === TYPE.NUMBER ? Number(text) : text);
