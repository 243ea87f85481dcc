// The beginning of a channel: how to start, and what kind of place this is.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { botName, emit, state } from "./store.js";

const EXAMPLES = [
  "A lighthouse on a cliff at sunset, oil on canvas",
  "A night forest with fireflies, soft mist",
  "A red kite over snowy mountains, watercolour",
];

export function welcome() {
  const { channel, world } = state;
  const imagine = `/${state.commands.find((each) => each.name === "imagine")?.label ?? "imagine"}`;
  const ready = state.commands.some((each) => each.name === "imagine");
  return h(
    "div.welcome",
    null,
    h("div.welcome-mark", null, icon("hash")),
    h("h2", null, `Welcome to #${channel.name}!`),
    channel.topic && !channel.topic.includes("/imagine") && h("p", null, channel.topic),
    h("p.hint", null, "Type ", h("kbd", null, imagine), " and describe a picture, or begin with one of these:"),
    h("div.examples", { role: "group", "aria-label": "Examples" }, EXAMPLES.map((prompt) => example(prompt, imagine, ready))),
    !ready && h("p.waiting", null, world.bot_online ? "The bot is registering its commands…" : `${botName()} is offline: waiting for it to start.`),
  );
}

const example = (prompt, command, ready) =>
  h(
    "button.example",
    { type: "button", disabled: !ready, onclick: () => emit("fill", { command: "imagine", values: { prompt } }) },
    h("span.command-name", null, command),
    ` ${prompt}`,
  );

/** Pictures cost nothing with twins only; without one, a real provider may be behind the bot. */
export const whatThisIs = (providers) =>
  providers.length
    ? "This is a playground. Discord and the providers are twins on this machine: pictures are drawn by a program, nobody is charged."
    : "This is a playground without a provider twin. If a real provider's key is set, pictures are real and charged to that key.";
