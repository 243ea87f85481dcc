// Draws one message, or one note that only this page knows.
import { avatar, who } from "./avatar.js";
import { components } from "./components.js";
import { readable as labelled } from "./commands.js";
import { h } from "./dom.js";
import { embed } from "./embed.js";
import { icon } from "./icons.js";
import { failureOf } from "./interactions.js";
import { markdown } from "./markdown.js";
import { fileCard, fromAttachment, gallery, isPicture } from "./media.js";
import { messageMenu, memberMenu } from "./menus.js";
import { clockTime, stamp } from "./moments.js";
import { FLAG, botName, dismiss, emit, has, messageById, state } from "./store.js";

const GROUP_MS = 7 * 60 * 1000;
const LONG_PRESS_MS = 500;

/** Whether `entry` continues the messages of the same author right above it. */
export function continues(entry, before) {
  const [now, last] = [entry.message, before?.message];
  if (!now || !last || now.author.id !== last.author.id || header(now)) return false;
  if (has(now, FLAG.EPHEMERAL) || has(last, FLAG.EPHEMERAL)) return false;
  return new Date(now.timestamp) - new Date(last.timestamp) < GROUP_MS;
}

export const draw = (entry, grouped) => (entry.note ? drawNote(entry) : drawMessage(entry.message, grouped));

function drawMessage(message, grouped) {
  const { name, bot, colour } = who(message.author);
  const ephemeral = has(message, FLAG.EPHEMERAL);
  const thinking = has(message, FLAG.LOADING);
  const date = new Date(message.timestamp);
  const menu = (at) => messageMenu(at, message);
  const props = {
    class: `${grouped ? "grouped" : ""} ${ephemeral ? "ephemeral" : ""}`,
    "aria-label": `${name}, ${stamp(date)}`,
    data: { messageId: message.id, ephemeral: ephemeral ? "" : null, thinking: thinking ? "" : null },
    oncontextmenu: (event) => contextMenu(event, menu),
    ...longPress(menu),
  };
  const face = grouped
    ? h("time.hover-time", { datetime: message.timestamp, "aria-hidden": "true" }, clockTime(date))
    : h("button.face", { type: "button", "aria-label": `Actions for ${name}`, "aria-haspopup": "menu", ...openers(message.author) }, avatar(message.author));
  const byline =
    !grouped &&
    h(
      "div.byline",
      null,
      h("span.author", { style: { color: bot ? null : readable(colour) } }, name),
      bot && h("span.tag", null, "BOT"),
      h("time.stamp", { datetime: message.timestamp, title: date.toLocaleString() }, stamp(date)),
    );
  return h(
    "article.message",
    props,
    header(message),
    face,
    h("div.message-body", null, byline, thinking ? thinkingLine() : content(message), ephemeral && ephemeralLine(message.id)),
    h(
      "button.more",
      { type: "button", "aria-label": "More actions", "aria-haspopup": "menu", onclick: (event) => menu(event.currentTarget) },
      icon("more"),
    ),
  );
}

function content(message) {
  const parts = message.attachments.map(fromAttachment);
  const [pictures, files] = [parts.filter(isPicture), parts.filter((each) => !isPicture(each))];
  const v2 = has(message, FLAG.COMPONENTS_V2);
  const failure = failureOf(message.id);
  const edited =
    message.edited_timestamp && h("span.edited", { title: new Date(message.edited_timestamp).toLocaleString() }, "(edited)");
  return [
    message.content && h("div.text", null, markdown(message.content), edited),
    !v2 && pictures.length > 0 && gallery(pictures),
    !v2 && files.map(fileCard),
    !has(message, FLAG.SUPPRESS_EMBEDS) && message.embeds.map(embed),
    message.components.length > 0 && h("div.components", null, components(message.components, message)),
    !message.content && edited,
    failure && h("p.failure", { role: "alert" }, icon("warn"), failure),
  ];
}

const thinkingLine = () =>
  h("div.thinking", null, h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")), `${botName()} is thinking…`);

const ephemeralLine = (id) =>
  h(
    "div.ephemeral-line",
    null,
    icon("eye"),
    "Only you can see this · ",
    h("button.plain", { type: "button", onclick: () => dismiss(id) }, "Dismiss message"),
  );

/** "Ada used /imagine", or the message that this one answers. */
function header(message) {
  const used = message.interaction;
  if (used) return usedLine(used.user, used.name, message.type === 23);
  const reference = message.message_reference?.message_id;
  if (!reference) return null;
  const answered = messageById(reference);
  const jump = () => emit("jump", { message: reference });
  const words = answered ? [h("strong", null, who(answered.author).name), " ", excerpt(answered)] : "Original message was deleted";
  return h("button.header", { type: "button", onclick: jump, disabled: !answered }, h("span", null, words));
}

function excerpt({ content: text, components: parts, attachments }) {
  const words = text || JSON.stringify(parts).match(/"content":"((?:[^"\\]|\\.)+)"/)?.[1] || "";
  const plain = words.replace(/\\n[\s\S]*|\n[\s\S]*/, "").replace(/[*_#`>|]|<t:[^>]*>/g, "");
  return plain.slice(0, 80) || (attachments.length ? "a picture" : "a message");
}

const usedLine = (user, name, menu = false) =>
  h(
    "div.header",
    null,
    avatar(user, "tiny"),
    h("span", null, h("strong", null, who(user).name), " used ", h("span.command-name", null, `${menu ? "" : "/"}${labelled(state.commands, name)}`)),
  );

const NOTES = {
  sending: () => h("div.thinking", null, h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")), "Sending command…"),
  unanswered: () => h("p.failure", { role: "alert" }, icon("warn"), "The application did not respond"),
  hint: ({ text }) => h("div.text", null, markdown(text)),
};

function drawNote({ id, note }) {
  const own = note.kind === "hint";
  return h(
    "article.message.ephemeral.note",
    { "aria-label": own ? "Note from the playground" : `/${note.command}`, data: { note: note.kind } },
    own ? null : usedLine(state.me, note.command, note.menu),
    h("span.face", null, own ? h("span.avatar.system", { "aria-hidden": "true" }, "P") : avatar(state.world.bot)),
    h(
      "div.message-body",
      null,
      h("div.byline", null, h("span.author", null, own ? "Playground" : botName()), !own && h("span.tag", null, "BOT")),
      NOTES[note.kind](note),
      note.kind !== "sending" && ephemeralLine(id),
    ),
  );
}

const readable = (colour) => `color-mix(in srgb, ${colour} 62%, white)`;

function openers(author) {
  const menu = (at) => memberMenu(at, author);
  return { onclick: (event) => menu(event.currentTarget), oncontextmenu: (event) => contextMenu(event, menu) };
}

function contextMenu(event, menu) {
  if (event.target.closest("a, input, textarea")) return;
  event.preventDefault();
  event.stopPropagation();
  const byKeyboard = event.clientX === 0 && event.clientY === 0;
  menu(byKeyboard ? event.currentTarget : { x: event.clientX, y: event.clientY });
}

function longPress(menu) {
  let timer;
  const stop = () => clearTimeout(timer);
  return {
    onpointerdown: (event) => {
      if (event.pointerType !== "touch") return;
      const at = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => menu(at), LONG_PRESS_MS);
    },
    onpointerup: stop,
    onpointermove: stop,
    onpointercancel: stop,
  };
}
