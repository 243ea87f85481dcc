// A list of faults that can be switched on, each with what it does, how often, and for whom.
import { h } from "./dom.js";

const TIMES = [["1", "next time only"], ["3", "3 times"], ["", "until switched off"]];
const MANY = 12;
const AT_ONCE = new Set(["gateway_drop", "gateway_reconnect", "invalid_session"]);

/** Hooks: {read() → settings, write(faults)}. A provider's fault is {name, count, match}. */
export const providerFaults = (settings, hooks) =>
  switchboard({
    known: settings.known_faults,
    active: () => hooks.read().then(({ faults }) => faults),
    first: settings.faults,
    nameOf: (fault) => fault.name,
    matchOf: (fault) => fault.match,
    make: (name, count, match) => ({ name, count, match: match || null }),
    matchLabel: "Only for prompts that contain",
    write: hooks.write,
  });

/** Discord's own fault is {fault, count, route}. */
export const discordFaults = (settings, hooks) =>
  switchboard({
    known: settings.known,
    active: () => hooks.read().then(({ active }) => active),
    first: settings.active,
    nameOf: (fault) => fault.fault,
    matchOf: (fault) => fault.route,
    make: (name, count, route) => ({ fault: name, count, ...(route ? { route } : {}) }),
    matchLabel: "Only for routes that contain",
    write: hooks.write,
  });

function switchboard(spec) {
  const rows = spec.known.map((fault) => faultRow(fault, spec));
  const list = h("ul.faults", null, rows);
  if (spec.known.length < MANY) return list;
  const filter = h("input.fault-filter", { type: "search", placeholder: "Find a fault", "aria-label": "Find a fault" });
  filter.oninput = () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted) && !row.querySelector("input").checked;
  };
  return h("div", null, filter, list);
}

function faultRow({ name, description }, spec) {
  const words = name.replaceAll("_", " ");
  if (AT_ONCE.has(name)) return momentary(name, words, description, spec);
  const now = spec.first.find((each) => spec.nameOf(each) === name);
  const often = h("select", { "aria-label": `${words}: how often` }, TIMES.map(([value, text]) => h("option", { value, selected: now && String(now.count ?? "") === value }, text)));
  const match = h("input", { type: "text", placeholder: "any", value: (now && spec.matchOf(now)) ?? "", "aria-label": spec.matchLabel });
  const box = h("input", { type: "checkbox", role: "switch", checked: Boolean(now) });
  const more = h("div.fault-more", { hidden: !now }, often, h("label", null, h("span", null, spec.matchLabel), match));
  const send = async () => {
    more.hidden = !box.checked;
    // Counted faults switch themselves off, so what is on is asked for first.
    const active = await spec.active().catch(() => []);
    const others = active.filter((each) => spec.nameOf(each) !== name);
    const count = often.value ? Number(often.value) : null;
    const done = await spec.write(box.checked ? [...others, spec.make(name, count, match.value.trim())] : others);
    if (!done) box.checked = !box.checked;
  };
  box.onchange = often.onchange = match.onchange = send;
  const face = h("label.fault-face", null, box, h("span", null, h("strong", null, words), h("small", null, description)));
  return h("li.fault", { data: { fault: name } }, face, more);
}

function momentary(name, words, description, spec) {
  const fire = async () => spec.write([...(await spec.active().catch(() => [])), spec.make(name, 1, "")]);
  return h(
    "li.fault",
    { data: { fault: name } },
    h("div.fault-face", null, h("button.button.secondary", { type: "button", onclick: fire }, "Do it now"), h("span", null, h("strong", null, words), h("small", null, description))),
  );
}
