// The files that wait beside a plain message, uploaded while it is being written.
import * as api from "./api.js";
import { h } from "./dom.js";
import { preview } from "./filechip.js";
import { icon } from "./icons.js";
import { state } from "./store.js";

const MOST = 10;

export class Tray {
  constructor() {
    this.items = [];
    this.element = h("div.tray", { role: "group", "aria-label": "Files to send", hidden: true });
  }

  get files() {
    return this.items.map((each) => each.file);
  }

  add(files) {
    for (const file of files.slice(0, MOST - this.items.length)) {
      const upload = api.upload(state.me.id, file);
      upload.catch(() => {});
      this.items.push({ file, upload, preview: preview(file) });
    }
    this.draw();
  }

  /** The ids of the uploads, once all are there; throws api.Refused. */
  uploaded = () => Promise.all(this.items.map(async (each) => (await each.upload).id));

  /** Empties the tray and hands its files over. */
  release() {
    const { files } = this;
    this.clear();
    return files;
  }

  clear() {
    for (const each of this.items) each.preview.release();
    this.items = [];
    this.draw();
  }

  draw() {
    this.element.hidden = !this.items.length;
    this.element.replaceChildren(...this.items.map((item) => this.tile(item)));
  }

  tile(item) {
    const remove = () => {
      item.preview.release();
      this.items.splice(this.items.indexOf(item), 1);
      this.draw();
    };
    const label = `Remove ${item.file.name}`;
    return h(
      "figure.tile",
      null,
      item.preview.node,
      h("figcaption", null, item.file.name),
      h("button.icon-button", { type: "button", "aria-label": label, onclick: remove }, icon("close")),
    );
  }
}
