// Reads Discord's Markdown subset into DOM nodes; whatever it does not recognise stays plain text.
import { h } from "./dom.js";
import { inline } from "./inline.js";

const FENCE = /```(?:([\w+#.-]*)\n)?([\s\S]*?)```/g;
const HEADING = /^(#{1,3}) +(.+)$/;
const SUBTEXT = /^-# +(.+)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(.+)$/;

/** Turns message text into a list of nodes. */
export function markdown(text) {
  const nodes = [];
  let from = 0;
  for (const fence of text.matchAll(FENCE)) {
    nodes.push(...blocks(text.slice(from, fence.index).replace(/\n$/, "")));
    const body = fence[2].replace(/^\n|\n$/g, "");
    nodes.push(h("pre", { tabindex: "0" }, h("code", { data: { language: fence[1] || null } }, body)));
    from = fence.index + fence[0].length;
    if (text[from] === "\n") from += 1;
  }
  return [...nodes, ...blocks(text.slice(from))];
}

function blocks(text) {
  if (!text) return [];
  const lines = text.split("\n");
  const nodes = [];
  let loose = [];
  const flush = () => {
    if (loose.length) nodes.push(h("p", null, inline(loose.join("\n"))));
    loose = [];
  };
  for (let at = 0; at < lines.length; ) {
    const found = blockAt(lines, at);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.next;
    } else loose.push(lines[at++]);
  }
  flush();
  return nodes;
}

function blockAt(lines, at) {
  const line = lines[at];
  const heading = HEADING.exec(line);
  if (heading) return { node: h(`h${heading[1].length + 2}.heading-${heading[1].length}`, null, inline(heading[2])), next: at + 1 };
  const small = SUBTEXT.exec(line);
  if (small) return { node: h("small.subtext", null, inline(small[1])), next: at + 1 };
  if (line.startsWith(">>> ")) {
    const quoted = [line.slice(4), ...lines.slice(at + 1)].join("\n");
    return { node: h("blockquote", null, blocks(quoted)), next: lines.length };
  }
  if (/^> /.test(line)) {
    const next = runOf(lines, at, (each) => /^> |^>$/.test(each));
    const quoted = lines.slice(at, next).map((each) => each.replace(/^> ?/, ""));
    return { node: h("blockquote", null, blocks(quoted.join("\n"))), next };
  }
  return ITEM.test(line) ? list(lines, at) : null;
}

function runOf(lines, at, belongs) {
  let next = at;
  while (next < lines.length && belongs(lines[next])) next += 1;
  return next;
}

function list(lines, at) {
  const [, indent, mark] = ITEM.exec(lines[at]);
  const ordered = mark.endsWith(".");
  const node = h(ordered ? "ol" : "ul", { start: ordered ? Number.parseInt(mark, 10) : null });
  let next = at;
  while (next < lines.length) {
    const item = ITEM.exec(lines[next]);
    if (!item || item[1].length < indent.length) break;
    if (item[1].length > indent.length && node.lastChild) {
      const nested = list(lines, next);
      node.lastChild.append(nested.node);
      next = nested.next;
    } else {
      if (item[2].endsWith(".") !== ordered) break;
      node.append(h("li", null, inline(item[3])));
      next += 1;
    }
  }
  return { node, next };
}
