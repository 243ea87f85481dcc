// Reads the marks inside a line: emphasis, code, spoilers, links, mentions and moments.
import { h } from "./dom.js";
import { moment } from "./moments.js";
import { emit, state } from "./store.js";

const mention = (text, props = {}) => h("span.mention", props, text);
const JUMP = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)\/(\d+)$/;

/** How a link leads on: a jump link of Discord stays on this page, every other opens beside it. */
export function leading(href) {
  const [, channel, message] = JUMP.exec(href) ?? [];
  const jump = (event) => {
    event.preventDefault();
    emit("jump", { channel, message });
  };
  return { href, target: "_blank", rel: "noopener noreferrer nofollow", onclick: message ? jump : null };
}

const link = (href, ...label) => h("a", leading(href), ...label);

function named(kind, list, id, prefix) {
  const found = list?.find((each) => each.id === id);
  return mention(prefix + (found ? (found.display_name ?? found.name ?? found.username) : `unknown-${kind}`));
}

function person(id) {
  const { bot, members } = state.world;
  return bot?.id === id ? mention(`@${bot.username}`) : named("user", members, id, "@");
}

function command(name, id) {
  const fill = () => emit("fill", { command: name, values: {} });
  return h("button.mention", { type: "button", data: { key: id }, onclick: fill }, `/${name}`);
}

export function spoiler(...children) {
  const toggle = (event) => {
    const node = event.currentTarget;
    if (node.hasAttribute("data-revealed")) return;
    event.preventDefault();
    node.setAttribute("data-revealed", "");
    node.removeAttribute("aria-label");
  };
  const press = (event) => (event.key === "Enter" || event.key === " ") && toggle(event);
  const props = { role: "button", tabindex: "0", "aria-label": "Spoiler, press to reveal", onclick: toggle, onkeydown: press };
  return h("span.spoiler", props, h("span.spoiler-text", null, ...children));
}

// Tried in this order at every position; `word` marks may not open in the middle of a word.
const RULES = [
  [/^\\([^\w\s])/, (m) => m[1]],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (m) => h("code", null, m[2].replace(/^ (?=`)|(?<=`) $/g, ""))],
  [/^\|\|([\s\S]+?)\|\|/, (m) => spoiler(inline(m[1]))],
  [/^\*\*\*(?=\S)((?:\\.|[^\\])+?)\*\*\*(?!\*)/s, (m) => h("strong", null, h("em", null, inline(m[1])))],
  [/^\*\*(?=\S)((?:\\.|[^\\])+?)\*\*(?!\*)/s, (m) => h("strong", null, inline(m[1]))],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, (m) => h("u", null, inline(m[1]))],
  [/^\*(?=[^\s*])((?:\\.|\*\*[^*]+\*\*|[^*\\])+?)\*(?!\*)/s, (m) => h("em", null, inline(m[1]))],
  [/^_((?:\\.|[^_\\])+?)_(?!\w)/s, (m) => h("em", null, inline(m[1])), "word"],
  [/^~~((?:\\.|[^\\])+?)~~/s, (m) => h("s", null, inline(m[1]))],
  [/^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?: "[^"]*")?\)/, (m) => link(m[2], inline(m[1]))],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => link(m[1], m[1])],
  [/^https?:\/\/[^\s<]*[^\s<.,:;"')\]*|]/, (m) => link(m[0], m[0])],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, (m) => moment(Number(m[1]), m[2])],
  [/^<@!?(\d+)>/, (m) => person(m[1])],
  [/^<@&(\d+)>/, (m) => named("role", state.world.roles ?? state.world.guild.roles, m[1], "@")],
  [/^<#(\d+)>/, (m) => named("channel", state.world.channels, m[1], "#")],
  [/^<\/([^:<>]{1,100}):(\d+)>/, (m) => command(m[1], m[2])],
  [/^<a?:(\w+):\d+>/, (m) => `:${m[1]}:`],
];

const PLAIN = /^[^\\`|*_~[<h]+/;

/** Turns one run of text into a list of nodes and strings. */
export function inline(text) {
  const nodes = [];
  const say = (words) => {
    if (typeof words === "string" && typeof nodes.at(-1) === "string") nodes[nodes.length - 1] += words;
    else nodes.push(words);
  };
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const plain = PLAIN.exec(rest)?.[0];
    if (plain) {
      say(plain);
      at += plain.length;
      continue;
    }
    const found = match(rest, text[at - 1]);
    say(found ? found.node : text[at]);
    at += found ? found.length : 1;
  }
  return nodes;
}

function match(rest, before) {
  for (const [pattern, build, where] of RULES) {
    if (where === "word" && before && /\w/.test(before)) continue;
    const found = pattern.exec(rest);
    if (found) return { node: build(found), length: found[0].length };
  }
  return null;
}
