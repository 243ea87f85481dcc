// The bar above the log: where one is, and the ways to the sidebar and the proving ground.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { botName, on, state } from "./store.js";
import { toggleSidebar } from "./sidebar.js";

export function mountHeader(root, { onPanel }) {
  const name = h("h2.room-name");
  const topic = h("p.topic");
  const toggle = () => toggleSidebar();
  const menu = h("button.icon-button.menu-toggle", { type: "button", "aria-label": "Channels and members", "aria-expanded": "false", onclick: toggle }, icon("menu"));
  const panel = h("button.panel-toggle", { type: "button", "aria-label": "Proving ground", "aria-expanded": "false", "aria-controls": "panel", onclick: onPanel }, icon("sliders"), h("span", null, "Proving ground"));
  root.append(menu, name, topic, panel);
  const draw = () => {
    const { channel } = state;
    name.replaceChildren(icon("hash"), channel.direct ? botName() : channel.name);
    topic.textContent = channel.topic ?? "";
    document.title = `#${channel.name} · ${state.world.guild.name}`;
  };
  for (const topicName of ["member", "channel", "presence"]) on(topicName, draw);
  draw();
}

/** One line under the header for what is wrong with the connection or the bot. */
export function mountBanner(root) {
  const draw = () => {
    const lost = !state.connected;
    const offline = !state.world.bot_online;
    root.dataset.kind = lost ? "lost" : offline ? "offline" : "";
    root.textContent = lost
      ? "Connection to the playground lost. Trying again…"
      : offline
        ? "The bot is offline: waiting for it to start."
        : "";
  };
  for (const topic of ["connection", "presence"]) on(topic, draw);
  draw();
}
