// The left column: the server, its channels, who speaks; on a narrow page it slides in.
import { speak } from "./api.js";
import { avatar } from "./avatar.js";
import { h, update } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { memberMenu } from "./menus.js";
import { LANGUAGES, botName, goTo, member, myChannels, on, speakAs, state } from "./store.js";
import { toast } from "./toast.js";
import { onlyForSome } from "./welcome.js";

const KINDS = { member: "Member", moderator: "Moderator", admin: "Admin" };

export function mountSidebar(root) {
  const draw = () => update(root, content());
  for (const topic of ["member", "channel", "presence", "unread"]) on(topic, draw);
  addEventListener("keydown", (event) => event.key === "Escape" && toggleSidebar(false));
  document.addEventListener("pointerdown", (event) => {
    const outside = !event.target.closest("#sidebar, .menu, .menu-toggle");
    if (outside) toggleSidebar(false);
  });
  draw();
}

export function toggleSidebar(open = !document.body.hasAttribute("data-sidebar")) {
  document.body.toggleAttribute("data-sidebar", open);
  document.querySelector(".menu-toggle")?.setAttribute("aria-expanded", String(open));
}

function content() {
  const { world } = state;
  const [rooms, direct] = [myChannels().filter((each) => !each.direct), myChannels().filter((each) => each.direct)];
  return [
    h("h1.server", null, world.guild.name),
    h(
      "nav.channels",
      { "aria-label": "Channels" },
      h("h2", null, "Text channels"),
      rooms.map(channelButton),
      direct.length > 0 && h("h2", null, "Direct messages"),
      direct.map(channelButton),
      h("h2", null, "Members"),
      h("ul.members", null, world.members.map(memberRow)),
    ),
    presence(),
    switcher(),
  ];
}

function channelButton(channel) {
  const here = channel.id === state.channel.id;
  const unread = state.unread.has(channel.id);
  const name = channel.direct ? botName() : channel.name;
  return h(
    "button.channel",
    {
      type: "button",
      "aria-current": here ? "page" : null,
      "aria-label": unread ? `${name}, unread` : name,
      data: { channel: channel.name, unread: unread ? "" : null },
      onclick: () => {
        toggleSidebar(false);
        if (!here) goTo(channel.id);
      },
    },
    icon(onlyForSome(channel) ? "lock" : "hash"),
    h("span", null, name),
    channel.nsfw && h("span.age", { title: "Age-restricted channel" }, "18+"),
  );
}

function memberRow(each) {
  const menu = (event) => {
    event.preventDefault();
    memberMenu(event.currentTarget, each);
  };
  const props = { type: "button", "aria-haspopup": "menu", "aria-label": `Actions for ${each.display_name}`, onclick: menu, oncontextmenu: menu };
  const silenced = each.silenced_until && new Date(each.silenced_until) > Date.now();
  const words = silenced ? "Timed out" : each.kind === "member" ? null : KINDS[each.kind];
  return h("li", null, h("button.member", props, avatar(each, "small"), h("span", null, each.display_name), h("small", null, words)));
}

function presence() {
  const online = state.world.bot_online;
  const words = online ? "Online" : "Offline: waiting for it to start";
  return h(
    "div.presence",
    { role: "status", data: { online: String(Boolean(online)) } },
    avatar(state.world.bot, "small"),
    h("div", null, h("strong", null, botName(), " ", h("span.tag", null, "BOT")), h("small", null, words)),
  );
}

function switcher() {
  const { me } = state;
  return h(
    "div.switcher",
    null,
    h("p.switcher-label", null, "You speak as"),
    h(
      "button.me",
      {
        type: "button",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-label": `You speak as ${me.display_name}, ${KINDS[me.kind]}. Change member`,
        data: { member: me.username },
        onclick: (event) => openMenu(event.currentTarget, choices(), { label: "Speak as" }),
      },
      avatar(me, "small"),
      h("span.me-text", null, h("strong", null, me.display_name), h("small", null, KINDS[me.kind])),
      icon("down"),
    ),
    h(
      "button.language",
      {
        type: "button",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-label": `${me.display_name}’s language is ${languageOf(me)}. Change language`,
        onclick: (event) => openMenu(event.currentTarget, languages(), { label: "Language" }),
      },
      icon("globe"),
      h("span", null, languageOf(me)),
    ),
  );
}

const languageOf = ({ locale }) => LANGUAGES[locale] ?? locale;

const languages = () =>
  Object.entries(LANGUAGES).map(([locale, label]) => ({
    label,
    checked: locale === state.me.locale,
    run: () => speak(state.me.id, locale).catch((refusal) => toast(refusal.message)),
  }));

const choices = () =>
  state.world.members.map((each) => ({
    label: each.display_name,
    detail: KINDS[each.kind],
    checked: each.id === state.me.id,
    glyph: avatar(member(each.id), "small"),
    run: () => speakAs(each.id),
  }));
