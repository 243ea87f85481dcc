// Shows pictures, galleries and files; a spoilered picture stays blurred until it is asked for.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openLightbox } from "./lightbox.js";

const WIDEST = 550;
const TALLEST = 380;

export const isPicture = (item) =>
  item.content_type?.startsWith("image/") ?? /\.(png|jpe?g|webp|gif)$/i.test(item.filename ?? item.url ?? "");

/** One shape for pictures from attachments, galleries, thumbnails and embeds. */
export function fromAttachment(attachment) {
  const spoilered = /^SPOILER_/.test(attachment.filename) || ((attachment.flags ?? 0) & 8) !== 0;
  return { ...attachment, alt: attachment.description, spoiler: spoilered, name: attachment.title ?? attachment.filename };
}

export const fromMedia = (media, { description, spoiler } = {}) => ({
  ...media,
  alt: description,
  spoiler: Boolean(spoiler),
  name: fileName(media.url),
});

export function fileName(url = "") {
  try {
    return decodeURIComponent(new URL(url, location.href).pathname.split("/").at(-1));
  } catch {
    return "picture";
  }
}

/** A tidy grid for one to ten pictures. */
export function gallery(pictures) {
  const shown = pictures.slice(0, 10);
  const props = { role: "group", "aria-label": shown.length === 1 ? "1 picture" : `${shown.length} pictures`, data: { count: shown.length } };
  return h("div.gallery", props, shown.map((each, index) => picture(each, { pictures: shown, index })));
}

function picture(item, { pictures, index }) {
  const label = item.alt || item.name || "Picture";
  const open = (event) => {
    const tile = event.currentTarget;
    if (item.spoiler && !tile.hasAttribute("data-revealed")) {
      tile.setAttribute("data-revealed", "");
      tile.setAttribute("aria-label", `Open picture: ${label}`);
    } else openLightbox(pictures, index);
  };
  const data = { key: keyOf(item), spoiler: item.spoiler ? "" : null };
  const name = item.spoiler ? "Spoiler, press to reveal the picture" : `Open picture: ${label}`;
  return h(
    "button.picture",
    { type: "button", data, "aria-label": name, onclick: open, style: pictures.length === 1 ? box(item) : {} },
    image(item, label),
    item.spoiler && h("span.spoiler-badge", { "aria-hidden": "true" }, "SPOILER"),
    item.alt && h("span.alt-badge", { "aria-hidden": "true", title: item.alt }, "ALT"),
  );
}

const keyOf = (item) => item.attachment_id ?? item.id ?? fileName(item.url);

function image(item, alt) {
  const props = { src: item.proxy_url || item.url, alt, width: item.width, height: item.height, decoding: "async" };
  return h("img", { ...props, onerror: (event) => event.currentTarget.closest(".picture")?.classList.add("broken") });
}

// The space is taken before the file has come, so that nothing below it jumps.
function box({ width, height }) {
  if (!width || !height) return {};
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return { width: `${Math.max(80, Math.round(width * scale))}px`, "aspect-ratio": `${width} / ${height}` };
}

export function thumbnail(item) {
  return h("div.thumbnail", null, picture({ ...item, width: null }, { pictures: [item], index: 0 }));
}

const UNITS = ["bytes", "KB", "MB"];

export function sizeOf(bytes = 0) {
  const power = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  return `${(bytes / 1024 ** power).toFixed(power ? 1 : 0)} ${UNITS[power]}`;
}

export function fileCard({ url, name, size }) {
  return h(
    "div.file-card",
    { data: { key: name } },
    icon("file"),
    h("div", null, h("a", { href: url, download: name, target: "_blank", rel: "noopener" }, name), h("small", null, sizeOf(size))),
  );
}
