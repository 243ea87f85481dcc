// The channel's log: keeps drawn messages in step with the store, and the scroll where the reader left it.
import { arrange, h, morph } from "./dom.js";
import { icon } from "./icons.js";
import { continues, draw } from "./message.js";
import { entries, goTo, myChannels, on, state } from "./store.js";
import { toast } from "./toast.js";
import { welcome } from "./welcome.js";

const NEAR_PX = 60;
const drawn = new Map();
let log;
let list;
let pinned = true;
let jump;

export function mountTimeline(root) {
  log = root;
  list = h("div.entries");
  jump = h("button.jump", { type: "button", onclick: toEnd, hidden: true }, "Jump to the newest", icon("down"));
  log.append(list);
  log.after(jump);
  log.addEventListener("scroll", () => {
    pinned = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
    if (pinned) jump.hidden = true;
  });
  // Pictures and progress bars change heights after they were drawn.
  new ResizeObserver(() => pinned && toEnd()).observe(list);
  new ResizeObserver(() => pinned && toEnd()).observe(log);
  on("entries", redraw);
  for (const topic of ["member", "channel"]) on(topic, startOver);
  for (const topic of ["commands", "presence"]) on(topic, redraw);
  on("jump", jumpTo);
  on("arrived", (message) => {
    if (!pinned && message.channel_id === state.channel.id && !drawn.has(message.id)) jump.hidden = false;
  });
  startOver();
}

export function toEnd() {
  log.scrollTop = log.scrollHeight;
  pinned = true;
  jump.hidden = true;
}

async function jumpTo({ channel = state.channel.id, message }) {
  if (!myChannels().some((each) => each.id === channel)) return toast("You cannot see that channel.");
  if (channel !== state.channel.id) await goTo(channel);
  const node = drawn.get(message)?.node;
  if (!node) return toast("That message is not here any more.");
  node.scrollIntoView({ block: "center" });
  return node.animate([{ backgroundColor: "#5763de66" }, {}], { duration: 1600 });
}

function startOver() {
  drawn.clear();
  list.replaceChildren();
  pinned = true;
  log.setAttribute("aria-label", `Messages in #${state.channel.name}`);
  redraw();
}

function redraw() {
  const now = entries();
  const ids = new Set(now.map((each) => each.id));
  for (const id of drawn.keys()) if (!ids.has(id)) drawn.delete(id);
  const nodes = now.map((entry, index) => nodeFor(entry, continues(entry, now[index - 1])));
  arrange(list, [welcomeNode(), ...nodes]);
  if (pinned) toEnd();
}

function nodeFor(entry, grouped) {
  const known = drawn.get(entry.id);
  if (known && known.entry === entry && known.grouped === grouped) return known.node;
  const fresh = draw(entry, grouped);
  if (known) morph(known.node, fresh);
  const node = known?.node ?? fresh;
  drawn.set(entry.id, { entry, grouped, node });
  return node;
}

function welcomeNode() {
  const fresh = welcome();
  const old = list.querySelector(":scope > .welcome");
  if (!old) return fresh;
  morph(old, fresh);
  return old;
}
