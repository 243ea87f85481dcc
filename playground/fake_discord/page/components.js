// Shows message components, old rows and Components V2 alike; presses go out through `interactions`.
import { who } from "./avatar.js";
import { h } from "./dom.js";
import { colour } from "./embed.js";
import { icon } from "./icons.js";
import { isBusy, useComponent } from "./interactions.js";
import { leading, spoiler } from "./inline.js";
import { markdown } from "./markdown.js";
import { fileCard, fileName, fromMedia, gallery, thumbnail } from "./media.js";
import { picker } from "./picker.js";
import { state } from "./store.js";

const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/** Draws a list of components of `message`; a kind that is not known says so instead of vanishing. */
export const components = (list, message) => list.map((each, index) => draw(each, message, index));

function draw(component, message, index) {
  const drawing = DRAWINGS[component.type];
  if (!drawing) return h("p.unknown", null, `This page does not know component type ${component.type}.`);
  return drawing(component, message, index);
}

const DRAWINGS = {
  1: (row, message) => h("div.row", { role: "group" }, components(row.components, message)),
  2: button,
  3: dropdown,
  5: dropdown,
  6: dropdown,
  7: dropdown,
  8: dropdown,
  9: (section, message) =>
    h(
      "div.section",
      null,
      h("div.section-text", null, components(section.components, message)),
      h("div.section-side", null, draw(section.accessory, message, 0)),
    ),
  10: (text) => h("div.text", null, markdown(text.content)),
  11: (item) => thumbnail(fromMedia(item.media, item)),
  12: (list) => gallery(list.items.map((item) => fromMedia(item.media, item))),
  13: (item) => {
    const card = fileCard({ url: item.file.url, name: item.name ?? fileName(item.file.url), size: item.size });
    return item.spoiler ? spoiler(card) : card;
  },
  14: (line) =>
    h("div.separator", { role: line.divider === false ? "presentation" : "separator", class: classOf(line) }),
  17: (box, message) => {
    const inside = components(box.components, message);
    const props = { style: { "--accent": colour(box.accent_color) }, data: { accented: box.accent_color === null ? null : "" } };
    return h("section.container", props, box.spoiler ? spoiler(...inside) : inside);
  },
};

const classOf = ({ divider, spacing }) => `${divider === false ? "bare" : "ruled"} ${spacing === 2 ? "large" : "small"}`;
const emojiOf = (emoji) => emoji && h("span.emoji", { "aria-hidden": "true" }, emoji.id ? `:${emoji.name}:` : emoji.name);

function button(component, message, index) {
  const { label, emoji, style, disabled, url, custom_id: id } = component;
  const name = label ?? emoji?.name ?? "Button";
  const key = id ?? url ?? `button-${index}`;
  if (style === 5) {
    const props = disabled ? {} : leading(url);
    return h("a.button.link", { ...props, data: { key }, "aria-disabled": disabled ? "true" : null }, emojiOf(emoji), name, icon("open"));
  }
  const busy = isBusy(message.id, id);
  const props = {
    type: "button",
    class: `${BUTTON_STYLES[style] ?? "secondary"} ${busy ? "busy" : ""}`,
    disabled,
    data: { key, customId: id },
    "aria-label": label ? null : name,
    "aria-busy": busy ? "true" : null,
    onclick: () => useComponent(message.id, id),
  };
  const dots = busy && h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i"));
  return h("button.button", props, h("span.button-face", null, emojiOf(emoji), label), dots);
}

const asOption = ({ label, value, description, default: chosen, emoji }) => ({
  label: emoji && !emoji.id ? `${emoji.name} ${label}` : label,
  detail: description,
  value,
  selected: chosen,
});

const people = () =>
  [...state.world.members, state.world.bot].filter(Boolean).map((each) => ({ label: who(each).name, value: each.id }));
const roles = () => state.world.roles ?? state.world.guild.roles ?? [];
const named = (list, prefix = "@") => list.map((each) => ({ label: prefix + each.name.replace(/^@/, ""), value: each.id }));

const channels = () => state.world.channels.filter((each) => !each.direct);

const OFFERS = {
  3: (select) => select.options.map(asOption),
  5: people,
  6: () => named(roles()),
  7: () => [...people(), ...named(roles())],
  8: () => named(channels(), "#"),
};

/** What a select of this type offers, for messages and modals alike. */
export function optionsOf(select) {
  const preset = new Set((select.default_values ?? []).map((each) => each.id));
  return OFFERS[select.type](select).map((each) => ({ ...each, selected: each.selected || preset.has(each.value) }));
}

function dropdown(select, message) {
  return picker({
    key: select.custom_id,
    label: select.placeholder || "Make a selection",
    placeholder: select.placeholder || "Make a selection",
    options: optionsOf(select),
    min: select.min_values ?? 1,
    max: select.max_values ?? 1,
    disabled: select.disabled,
    onChange: (values) => useComponent(message.id, select.custom_id, values),
  });
}
