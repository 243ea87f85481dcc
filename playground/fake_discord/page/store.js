// Owns what the page knows: the world, who speaks, where, and the messages seen; draws nothing.
import * as api from "./api.js";
import { localized } from "./commands.js";
import { speakTimes } from "./moments.js";

export const state = { world: null, me: null, channel: null, commands: [], connected: true, unread: new Set(), loading: true };

const entriesByChannel = new Map();
const listeners = new Map();
let closeLive = () => {};
let epoch = 0;

/** The languages that a member can choose here, in their own words, by Discord's codes. */
export const LANGUAGES = { "en-US": "English", de: "Deutsch", fr: "Français", "es-ES": "Español", ja: "日本語", uk: "Українська" };
export const FLAG = { SUPPRESS_EMBEDS: 4, EPHEMERAL: 64, LOADING: 128, COMPONENTS_V2: 32768 };
export const has = (message, flag) => ((message.flags ?? 0) & flag) !== 0;

export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

export function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

export const member = (id) => state.world.members.find((each) => each.id === id);
export const botName = () => state.world.bot?.username ?? "The bot";
export const channel = (id) => state.world.channels.find((each) => each.id === id);
export const myChannels = () => state.world.channels.filter((each) => !each.visible_to || each.visible_to.includes(state.me.id));

function room(channelId = state.channel?.id) {
  if (!entriesByChannel.has(channelId)) entriesByChannel.set(channelId, new Map());
  return entriesByChannel.get(channelId);
}

/** What stands in the current channel, oldest first: {id, order, message} or {id, order, note}. */
export const entries = () => [...room().values()].sort((a, b) => (a.order < b.order ? -1 : 1));

export const messageById = (id) => room().get(id)?.message;

export function upsert(channelId, message) {
  room(channelId).set(message.id, { id: message.id, order: BigInt(message.id), message });
}

/** Adds something only this page knows; it stands after what is there now. Returns its id. */
export function addNote(note) {
  const order = entries().reduce((top, each) => (each.order > top ? each.order : top), 0n) + 1n;
  const id = `note-${order}-${room().size}`;
  room().set(id, { id, order, note });
  emit("entries");
  return id;
}

export function changeNote(id, note) {
  for (const each of entriesByChannel.values()) {
    const found = each.get(id);
    if (found) each.set(id, { ...found, note });
  }
  emit("entries");
}

export function removeNote(id) {
  for (const each of entriesByChannel.values()) each.delete(id);
  emit("entries");
}

/** Takes away what only this member sees: a note of this page, or an ephemeral message. */
export function dismiss(id) {
  const entry = room().get(id);
  room().delete(id);
  emit("entries");
  if (entry?.message) api.dismiss(state.me.id, state.channel.id, id).catch(() => fetchMessages());
}

/** Redraws one message although its payload is the same, because what surrounds it changed. */
export function touch(id) {
  for (const each of entriesByChannel.values()) if (each.has(id)) each.set(id, { ...each.get(id) });
  emit("entries");
}

export async function start() {
  state.world = await api.world();
  const remembered = state.world.members.find((each) => each.id === recall("member"));
  await speakAs((remembered ?? state.world.members[0]).id);
}

export async function speakAs(id) {
  epoch += 1;
  closeLive();
  state.me = member(id);
  speakTimes(state.me.locale);
  remember("member", id);
  entriesByChannel.clear();
  state.unread.clear();
  state.commands = [];
  const wanted = state.channel?.id ?? recall("channel");
  state.channel = myChannels().find((each) => each.id === wanted) ?? myChannels()[0];
  emit("member");
  closeLive = api.live(id, { onEvent: hear, onOpen: (again) => opened(again), onLost: () => setConnected(false) });
  await refetch();
}

export async function goTo(id) {
  state.channel = channel(id);
  state.unread.delete(id);
  remember("channel", id);
  emit("channel");
  await fetchMessages();
}

async function opened(again) {
  setConnected(true);
  if (!again) return;
  await refreshWorld();
  await refetch();
}

const refetch = () => Promise.all([fetchMessages(), fetchCommands()]);

async function fetchMessages() {
  const asked = { epoch, channel: state.channel.id };
  state.loading = true;
  const found = await api.messages(state.me.id, asked.channel).catch(() => null);
  if (!found || asked.epoch !== epoch) return;
  const known = room(asked.channel);
  for (const [id, entry] of known) if (entry.message) known.delete(id);
  for (const message of found.messages) upsert(asked.channel, message);
  state.loading = false;
  emit("entries");
}

export async function fetchCommands() {
  const asked = epoch;
  const found = await api.commands(state.me.id).catch(() => null);
  if (!found || asked !== epoch) return;
  state.commands = found.map((each) => localized(each, state.me.locale));
  emit("commands");
}

function setConnected(connected) {
  if (state.connected === connected) return;
  state.connected = connected;
  emit("connection");
}

const HEARD = {
  message({ channel: id, message }) {
    const fresh = !room(id).has(message.id);
    upsert(id, message);
    if (id !== state.channel.id && fresh) state.unread.add(id);
    emit("arrived", message);
    emit(id === state.channel.id ? "entries" : "unread");
  },
  message_deleted({ channel: id, id: messageId }) {
    room(id).delete(messageId);
    emit("entries");
  },
  commands: () => fetchCommands(),
  world: () => worldChanged(),
  bot({ online }) {
    state.world.bot_online = online;
    emit("presence");
    if (online) refreshWorld().then(fetchCommands);
  },
  interaction: (event) => emit("interaction", event),
};

const hear = (event) => HEARD[event.t]?.(event);

async function refreshWorld() {
  const found = await api.world().catch(() => null);
  if (found) {
    state.world = found;
    state.me = member(state.me.id) ?? state.me;
    state.channel = channel(state.channel.id) ?? state.channel;
  }
  emit("presence");
}

/** Somebody's language, the server's settings or a channel changed: what is told in a language is told anew. */
async function worldChanged() {
  const before = state.me.locale;
  await refreshWorld();
  if (state.me.locale === before) return;
  speakTimes(state.me.locale);
  await fetchCommands();
  for (const each of room().values()) room().set(each.id, { ...each });
  emit("entries");
}

// Storage may be forbidden; then the page simply forgets.
function remember(key, value) {
  try {
    sessionStorage.setItem(`playground-${key}`, value);
  } catch {
    return;
  }
}

function recall(key) {
  try {
    return sessionStorage.getItem(`playground-${key}`);
  } catch {
    return null;
  }
}
