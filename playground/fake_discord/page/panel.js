// The "Proving ground": speeds and faults of the twins, shown from what they say they can do.
import * as api from "./api.js";
import { h } from "./dom.js";
import { discordFaults, providerFaults } from "./faults.js";
import { icon } from "./icons.js";
import { LANGUAGES, state } from "./store.js";
import { toast } from "./toast.js";

const SPEEDS = [[1, "As slow as the real one"], [3, "3 times faster"], [10, "10 times faster"], [60, "60 times faster"]];
const BOOSTS = [[0, "None · 10 MiB"], [1, "1 · 10 MiB"], [2, "2 · 50 MiB"], [3, "3 · 100 MiB"]];
const NAMES = { gmi: "GMI Cloud", segmind: "Segmind" };
const firstSettings = new Map();
const opened = new Set();

/** Returns {toggle}. */
export function mountPanel(root) {
  let back = null;
  async function toggle() {
    if (!root.hidden) return close();
    back = document.activeElement;
    root.hidden = false;
    document.body.setAttribute("data-panel", "");
    document.querySelector(".panel-toggle").setAttribute("aria-expanded", "true");
    await draw(root, close);
    root.querySelector("button").focus();
    return undefined;
  }
  function close() {
    root.hidden = true;
    document.body.removeAttribute("data-panel");
    document.querySelector(".panel-toggle").setAttribute("aria-expanded", "false");
    back?.focus();
  }
  root.addEventListener("keydown", (event) => event.key === "Escape" && close());
  return { toggle };
}

async function draw(root, close) {
  const closer = h("button.icon-button", { type: "button", "aria-label": "Close the proving ground", onclick: close }, icon("close"));
  const sections = await Promise.all([...state.world.providers.map(providerSection), discordSection()]);
  const reset = async () => {
    const done = await attempt(() => Promise.all(sections.map((each) => each.reset())));
    if (!done) return;
    await draw(root, close);
    root.querySelector(".reset").focus();
    toast("Everything works as usual again");
  };
  root.replaceChildren(
    h("header.panel-head", null, h("h2", null, "Proving ground"), closer),
    h("p.panel-intro", null, "Make life hard for the bot, and see what its members are told. Changes hold at once."),
    h("button.button.secondary.reset", { type: "button", onclick: reset }, "Reset everything"),
    ...sections.map((each) => each.node),
  );
}

async function attempt(work) {
  try {
    return (await work()) ?? true;
  } catch (refusal) {
    toast(refusal.message);
    return null;
  }
}

const unreachable = (title, problem) => ({
  node: h("section.panel-section", null, h("h3", null, title), h("p.field-error", null, problem.message)),
  reset: async () => {},
});

async function providerSection(name) {
  const title = `${NAMES[name] ?? name} twin`;
  let settings;
  try {
    settings = await api.provider(name);
  } catch (problem) {
    return unreachable(title, problem);
  }
  if (!firstSettings.has(name)) firstSettings.set(name, { speed: settings.speed, credits: settings.credits });
  const put = (changes) => attempt(() => api.setProvider(name, changes));
  const rows = h("div.panel-rows", null, speedField(settings, put, title), "credits" in settings && creditsField(settings, put, title));
  const faults = providerFaults(settings, { read: () => api.provider(name), write: (wanted) => put({ faults: wanted }) });
  const node = h("section.panel-section", { data: { provider: name }, "aria-label": title }, h("h3", null, title), rows, folded(title, faults));
  return { node, reset: () => api.setProvider(name, { ...firstSettings.get(name), faults: [] }) };
}

/** A list of faults behind one line that tells how many of them are on. */
function folded(title, list) {
  const count = h("span.fault-count");
  const tell = () => {
    const on = list.querySelectorAll("input[role=switch]:checked").length;
    count.textContent = on ? `${on} on` : "none on";
    count.toggleAttribute("data-on", on > 0);
  };
  list.addEventListener("change", tell);
  tell();
  const open = opened.has(title);
  const node = h("details.fault-fold", { open }, h("summary", { "aria-label": `${title}: faults` }, icon("right"), "Faults", count), list);
  node.ontoggle = () => (node.open ? opened.add(title) : opened.delete(title));
  return node;
}

function speedField({ speed }, put, title) {
  const known = SPEEDS.some(([each]) => each === speed) ? SPEEDS : [...SPEEDS, [speed, `${speed} times faster`]];
  return choice(`${title}: painting speed`, "Painting speed", known, speed, (value) => put({ speed: Number(value) }));
}

function choice(label, words, offers, now, change) {
  const options = offers.map(([value, text]) => h("option", { value: String(value), selected: value === now }, text));
  const select = h("select", { "aria-label": label, onchange: (event) => change(event.currentTarget.value) }, options);
  return h("label.panel-row", null, h("span", null, words), select);
}

function creditsField({ credits }, put, title) {
  const input = h("input", { type: "number", step: "any", value: String(Math.round(credits * 100) / 100), "aria-label": `${title}: play money left, in dollars` });
  input.onchange = () => Number.isFinite(input.valueAsNumber) && put({ credits: input.valueAsNumber });
  return h("label.panel-row.narrow", null, h("span", null, "Play money, $"), input);
}

async function discordSection() {
  const title = "Discord twin";
  let settings;
  let guild;
  try {
    [settings, guild] = await Promise.all([api.faults(), api.guild()]);
  } catch (problem) {
    return unreachable(title, problem);
  }
  if (!firstSettings.has(title)) firstSettings.set(title, { boost: guild.boost, preferred_locale: guild.preferred_locale });
  const put = (changes) => attempt(() => api.setGuild(changes));
  const rows = h(
    "div.panel-rows",
    null,
    choice("The server’s boost level", "Boost level · file limit", BOOSTS, guild.boost, (value) => put({ boost: Number(value) })),
    choice("The server’s language", "Server language", Object.entries(LANGUAGES), guild.preferred_locale, (value) => put({ preferred_locale: value })),
  );
  const faults = discordFaults(settings, { read: api.faults, write: (active) => attempt(() => api.setFaults({ active })) });
  const node = h("section.panel-section", { data: { provider: "discord" }, "aria-label": title }, h("h3", null, title), rows, folded(title, faults));
  return { node, reset: () => Promise.all([api.setFaults({ active: [] }), api.setGuild(firstSettings.get(title))]) };
}
