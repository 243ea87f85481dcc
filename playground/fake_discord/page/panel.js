// The "Proving ground": speeds and faults of the twins, shown from what they say they can do.
import * as api from "./api.js";
import { h } from "./dom.js";
import { discordFaults, providerFaults } from "./faults.js";
import { icon } from "./icons.js";
import { state } from "./store.js";
import { toast } from "./toast.js";

const SPEEDS = [[1, "As slow as the real one"], [3, "3 times faster"], [10, "10 times faster"], [60, "60 times faster"]];
const firstSettings = new Map();

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
  const title = `Provider twin: ${name.toUpperCase()}`;
  let settings;
  try {
    settings = await api.provider(name);
  } catch (problem) {
    return unreachable(title, problem);
  }
  if (!firstSettings.has(name)) firstSettings.set(name, { speed: settings.speed, credits: settings.credits });
  const put = (changes) => attempt(() => api.setProvider(name, changes));
  const node = h(
    "section.panel-section",
    { data: { provider: name } },
    h("h3", null, title),
    speedField(settings, put),
    "credits" in settings && creditsField(settings, put),
    h("h4", null, "Faults"),
    providerFaults(settings, { read: () => api.provider(name), write: (faults) => put({ faults }) }),
  );
  return { node, reset: () => api.setProvider(name, { ...firstSettings.get(name), faults: [] }) };
}

function speedField({ speed }, put) {
  const known = SPEEDS.some(([each]) => each === speed) ? SPEEDS : [...SPEEDS, [speed, `${speed} times faster`]];
  const options = known.map(([value, words]) => h("option", { value: String(value), selected: value === speed }, words));
  const select = h("select", { onchange: (event) => put({ speed: Number(event.currentTarget.value) }) }, options);
  return h("label.panel-row", null, h("span", null, "Painting speed"), select);
}

function creditsField({ credits }, put) {
  const input = h("input", { type: "number", step: "any", value: String(Math.round(credits * 100) / 100) });
  input.onchange = () => Number.isFinite(input.valueAsNumber) && put({ credits: input.valueAsNumber });
  return h("label.panel-row", null, h("span", null, "Play money left, in dollars"), input);
}

async function discordSection() {
  const title = "Discord twin";
  let settings;
  try {
    settings = await api.faults();
  } catch (problem) {
    return unreachable(title, problem);
  }
  const write = (active) => attempt(() => api.setFaults({ active }));
  const node = h("section.panel-section", { data: { provider: "discord" } }, h("h3", null, title), discordFaults(settings, { read: api.faults, write }));
  return { node, reset: () => api.setFaults({ active: [] }) };
}
