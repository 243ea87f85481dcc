// Sends what a member does and follows each interaction until Discord says how it went; draws nothing.
import * as api from "./api.js";
import { localized } from "./commands.js";
import { addNote, changeNote, emit, on, removeNote, state, touch } from "./store.js";

const LOST_AFTER_MS = 10_000;
const pending = new Map();
const early = new Map();
const failures = new Map();

const here = (fields) => ({ as: state.me.id, channel: state.channel.id, ...fields });

export const isBusy = (message, customId) =>
  [...pending.values()].some((each) => each.message === message && each.customId === customId);
export const failureOf = (message) => failures.get(message);

/** Sends a slash command; throws api.Refused when a real client would not let it be sent. */
export async function sendCommand(command, options) {
  await withNote(command, here({ kind: "command", command, options }));
}

export async function sendMenu(command, target) {
  await withNote(command, here({ kind: "menu", command, target }));
}

async function withNote(command, request) {
  const note = addNote({ kind: "sending", command, menu: request.kind === "menu" });
  try {
    const { id } = await api.interact(request);
    follow(id, {
      settled: () => removeNote(note),
      failed: () => changeNote(note, { kind: "unanswered", command, menu: request.kind === "menu" }),
    });
  } catch (refusal) {
    removeNote(note);
    throw refusal;
  }
}

/** Presses a button or chooses in a select; a refusal or a missing answer shows under that message. */
export async function useComponent(message, customId, values = []) {
  if (isBusy(message, customId)) return;
  failures.delete(message);
  const request = here({ kind: "component", message, custom_id: customId, values });
  const holder = `local-${message}-${customId}`;
  pending.set(holder, { message, customId });
  touch(message);
  const failed = (reason) => {
    failures.set(message, reason);
    touch(message);
  };
  try {
    const { id } = await api.interact(request);
    follow(id, { message, customId, settled: () => touch(message), failed: () => failed("This interaction failed") });
  } catch (refusal) {
    failed(refusal.message);
  } finally {
    pending.delete(holder);
    touch(message);
  }
}

/** Submits a modal's fields; resolves once acknowledged, throws api.Refused otherwise. */
export async function submitModal(interaction, fields) {
  const { id } = await api.interact(here({ kind: "modal", interaction, fields }));
  await new Promise((resolve, reject) =>
    follow(id, { settled: resolve, failed: () => reject(new api.Refused("Something went wrong. Try again.")) }),
  );
}

export async function complete(command, options, focused) {
  const { choices } = await api.interact(here({ kind: "autocomplete", command, options, focused }));
  return (choices ?? []).map((each) => localized(each, state.me.locale));
}

function follow(id, record) {
  const timer = setTimeout(() => settle(id, { state: "failed" }), LOST_AFTER_MS);
  pending.set(id, { ...record, timer });
  if (early.has(id)) settle(id, early.get(id));
}

function settle(id, event) {
  if (event.state === "created") return;
  const record = pending.get(id);
  if (!record) {
    if (early.size > 200) early.clear();
    early.set(id, event);
    return;
  }
  clearTimeout(record.timer);
  pending.delete(id);
  if (event.state === "failed") record.failed();
  else record.settled();
}

on("interaction", (event) => {
  settle(event.id, event);
  if (event.state === "modal") emit("modal", { interaction: event.id, ...event.modal });
});

on("arrived", (message) => {
  const id = (message.interaction_metadata ?? message.interaction)?.id;
  if (pending.has(id)) settle(id, { state: "acknowledged" });
});

on("member", () => {
  for (const each of pending.values()) clearTimeout(each.timer);
  pending.clear();
  failures.clear();
});
