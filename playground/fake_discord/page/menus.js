// What the menus of a message and of a member offer, the bot's own menu commands among them.
import { who } from "./avatar.js";
import { sendMenu } from "./interactions.js";
import { openMenu } from "./menu.js";
import { botName, state } from "./store.js";
import { toast } from "./toast.js";

const USER_MENU = 2;
const MESSAGE_MENU = 3;

function apps(type, target) {
  const found = state.commands.filter((each) => each.type === type);
  if (!found.length) return [{ heading: `Apps: ${botName()} offers nothing here` }];
  const items = found.map(({ name, label }) => ({
    label,
    run: () => sendMenu(name, target).catch((refusal) => toast(refusal.message)),
  }));
  return [{ heading: `Apps · ${botName()}` }, ...items];
}

const copy = (label, text) => ({
  label,
  run: async () => {
    await navigator.clipboard.writeText(text).catch(() => {});
    toast("Copied");
  },
});

export function messageMenu(at, message) {
  const items = [...apps(MESSAGE_MENU, message.id), { heading: "Message" }];
  if (message.content) items.push(copy("Copy text", message.content));
  openMenu(at, [...items, copy("Copy message ID", message.id)], { label: "Message actions" });
}

export function memberMenu(at, author) {
  const { name } = who(author);
  openMenu(at, [...apps(USER_MENU, author.id), { heading: name }, copy("Copy user ID", author.id)], {
    label: `Actions for ${name}`,
  });
}
