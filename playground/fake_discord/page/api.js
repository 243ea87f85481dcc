// Speaks the page API over HTTP and WebSocket; knows nothing of what is shown.

/** The playground refused something; the message is a sentence for the member. */
export class Refused extends Error {}

async function call(path, { method = "GET", json, body } = {}) {
  const init = { method, body, cache: "no-store" };
  if (json !== undefined) Object.assign(init, { body: JSON.stringify(json), headers: { "Content-Type": "application/json" } });
  let reply;
  try {
    reply = await fetch(path, init);
  } catch {
    throw new Refused("The playground cannot be reached.");
  }
  const answer = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refused(answer.error ?? answer.message ?? `The playground answered ${reply.status}.`);
  return answer;
}

const query = (fields) => new URLSearchParams(fields).toString();

export const world = () => call("/playground/world");
export const commands = (as) => call(`/playground/commands?${query({ as })}`);
export const messages = (as, channel) => call(`/playground/messages?${query({ as, channel })}`);
export const say = (as, channel, content, attachments) =>
  call("/playground/messages", { method: "POST", json: { as, channel, content, attachments } });
export const dismiss = (as, channel, message) =>
  call(`/playground/dismiss?${query({ as })}`, { method: "POST", json: { channel, message } });
export const speak = (as, locale) => call("/playground/member", { method: "PUT", json: { as, locale } });
export const guild = () => world().then((found) => found.guild);
export const setGuild = (json) => call("/playground/guild", { method: "PUT", json });
export const interact = (json) => call("/playground/interactions", { method: "POST", json });
export const provider = (name) => call(`/playground/provider/${encodeURIComponent(name)}`);
export const setProvider = (name, json) => call(`/playground/provider/${encodeURIComponent(name)}`, { method: "PUT", json });
export const faults = () => call("/playground/faults");
export const setFaults = (json) => call("/playground/faults", { method: "PUT", json });

export function upload(as, file) {
  const body = new FormData();
  body.append("file", file, file.name || "picture.png");
  return call(`/playground/upload?${query({ as })}`, { method: "POST", body });
}

const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 5000;

/** Keeps a live socket open for member `as`; onOpen(again) tells whether something may have been missed. Returns close(). */
export function live(as, { onEvent, onOpen, onLost }) {
  let socket;
  let timer;
  let wait = FIRST_RETRY_MS;
  let opened = false;
  let closed = false;

  function connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/playground/live?${query({ as })}`);
    socket.onopen = () => {
      wait = FIRST_RETRY_MS;
      onOpen(opened);
      opened = true;
    };
    socket.onmessage = ({ data }) => closed || onEvent(JSON.parse(data));
    socket.onclose = () => {
      if (closed) return;
      onLost();
      opened = true;
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    };
  }

  connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    socket.close();
  };
}
