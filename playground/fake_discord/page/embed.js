// Shows an embed.
import { h } from "./dom.js";
import { fromMedia, gallery, thumbnail } from "./media.js";
import { inline } from "./inline.js";
import { markdown } from "./markdown.js";
import { stamp } from "./moments.js";

export const colour = (number) => (number === null || number === undefined ? null : `#${number.toString(16).padStart(6, "0")}`);

const outside = (url, ...label) => (url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...label) : label);

const field = ({ name, value, inline: narrow }) =>
  h("div.embed-field", { class: narrow ? "narrow" : "" }, h("strong", null, inline(name)), h("div.text", null, markdown(value)));

function footer({ footer: foot, timestamp }) {
  const words = [foot?.text, timestamp && stamp(new Date(timestamp))].filter(Boolean);
  return words.length > 0 && h("small.embed-footer", null, words.join(" • "));
}

export function embed(data) {
  return h(
    "article.embed",
    { style: { "--accent": colour(data.color) } },
    h(
      "div.embed-body",
      null,
      data.author && h("div.embed-author", null, outside(data.author.url, data.author.name)),
      data.title && h("div.embed-title", null, outside(data.url, ...inline(data.title))),
      data.description && h("div.text", null, markdown(data.description)),
      data.fields?.length > 0 && h("div.embed-fields", null, data.fields.map(field)),
      data.image && gallery([fromMedia(data.image)]),
      footer(data),
    ),
    data.thumbnail && thumbnail(fromMedia(data.thumbnail)),
  );
}
