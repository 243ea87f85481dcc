// The beginning of a channel: how to start, and what kind of place this is.
import { readable } from "./commands.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { botName, emit, state } from "./store.js";

const PAINT = {
  command: "imagine",
  prompts: [
    "A lighthouse on a cliff at sunset, oil on canvas",
    "A night forest with fireflies, soft mist",
    "A red kite over snowy mountains, watercolour",
  ],
};
const DESK = ["moderation queue", "moderation reports", "moderation log"];

export function welcome() {
  const { channel, world } = state;
  const begin = onlyForSome(channel) && knows("moderation") ? desk() : easel();
  return h(
    "div.welcome",
    null,
    h("div.welcome-mark", null, icon("hash")),
    h("h2", null, `Welcome to #${channel.name}!`),
    channel.topic && !channel.topic.includes("/imagine") && h("p", null, channel.topic),
    h("p.hint", null, begin.hint),
    h("div.examples", { role: "group", "aria-label": "Examples" }, begin.examples),
    !begin.ready && h("p.waiting", null, world.bot_online ? "The bot is registering its commands…" : `${botName()} is offline: waiting for it to start.`),
  );
}

/** Whether some members do not see the channel. */
export const onlyForSome = (channel) => Boolean(channel.visible_to) && !channel.direct && channel.visible_to.length < state.world.members.length;

const knows = (command) => state.commands.some((each) => each.name === command);

function easel() {
  const name = `/${readable(state.commands, PAINT.command)}`;
  const ready = knows(PAINT.command);
  const examples = PAINT.prompts.map((prompt) => example({ command: PAINT.command, values: { prompt } }, ready, name, ` ${prompt}`));
  return { ready, examples, hint: ["Type ", h("kbd", null, name), " and describe a picture, or begin with one of these:"] };
}

function desk() {
  const examples = DESK.map((command) => example({ command, values: {} }, true, `/${readable(state.commands, command)}`));
  const name = `/${readable(state.commands, "studio setup")}`;
  return { ready: true, examples, hint: ["Once ", h("kbd", null, name), " names this channel, reviews and reports come here. At any time:"] };
}

const example = (filled, ready, name, rest) =>
  h("button.example", { type: "button", disabled: !ready, onclick: () => emit("fill", filled) }, h("span.command-name", null, name), rest);

/** Pictures cost nothing with twins only; without one, a real provider may be behind the bot. */
export const whatThisIs = (providers) =>
  providers.length
    ? "This is a playground. Discord and the providers are twins on this machine: pictures are drawn by a program, nobody is charged."
    : "This is a playground without a provider twin. If a real provider's key is set, pictures are real and charged to that key.";
