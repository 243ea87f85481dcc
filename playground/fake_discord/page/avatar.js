// Draws people: their own picture or coloured initials, and who somebody is.
import { h } from "./dom.js";
import { state } from "./store.js";

const FALLBACK = ["#5f6bd8", "#2f8f6b", "#b0603a", "#8a5bb8"];

/** Author of a message or member of the world as {id, name, colour, bot}. */
export function who(user) {
  const { bot, members } = state.world;
  const known = members.find((each) => each.id === user.id) ?? (bot?.id === user.id ? bot : {});
  const name = known.display_name ?? user.display_name ?? user.global_name ?? user.username;
  const colour = known.avatar_color ?? FALLBACK[Number(BigInt(user.id) % BigInt(FALLBACK.length))];
  return { id: user.id, name, colour, picture: known.avatar ?? user.avatar, bot: Boolean(user.bot), kind: known.kind };
}

/** The letter is black or white, whichever can be read on the colour. */
function letterOn(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}

export function avatar(user, size = "") {
  const { id, name, colour, picture } = who(user);
  if (picture) return h("img.avatar", { class: size, src: `/avatars/${id}/${picture}.webp?size=128`, alt: "", "aria-hidden": "true" });
  const style = { "background-color": colour, color: letterOn(colour) };
  return h("span.avatar", { class: size, style, "aria-hidden": "true" }, [...name][0].toUpperCase());
}
