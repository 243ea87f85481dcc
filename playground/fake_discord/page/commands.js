// The bot's slash commands as a flat list, how to find one by typing, and how to read a typed command line.

const CHAT = 1;
const GROUPING = new Set([1, 2]);

/** Every command that can be sent: {name: "studio setup", description, options, group}. */
export const flatten = (commands, bot) =>
  commands
    .filter((each) => (each.type ?? CHAT) === CHAT)
    .flatMap((each) => leaves(each, [], bot))
    .sort((a, b) => a.depth - b.depth || a.name.localeCompare(b.name));

function leaves(command, path, group) {
  const here = [...path, command.name];
  const children = (command.options ?? []).filter((each) => GROUPING.has(each.type));
  const below = path.length ? group : `${group} · ${command.name}`;
  if (children.length) return children.flatMap((each) => leaves(each, here, below));
  const { description, options = [] } = command;
  return [{ name: here.join(" "), description, options: requiredFirst(options), group, depth: path.length ? 1 : 0 }];
}

const requiredFirst = (options) => [...options].sort((a, b) => Number(Boolean(b.required)) - Number(Boolean(a.required)));

/** Commands that fit what stands behind the slash: first those that begin with it, then those that hold it. */
export function search(list, typed) {
  const wanted = typed.trim().toLowerCase();
  const begins = list.filter((each) => each.name.startsWith(wanted));
  const holds = list.filter((each) => !begins.includes(each) && `${each.name} ${each.description}`.toLowerCase().includes(wanted));
  return [...begins, ...holds];
}

/** Reads "/imagine prompt: a fox pictures: 2" or "/imagine a fox"; null while no command is complete. */
export function parse(list, line) {
  const byLength = [...list].sort((a, b) => b.name.length - a.name.length);
  const command = byLength.find((each) => line.startsWith(`/${each.name} `));
  if (!command) return null;
  return { command, values: readOptions(command, line.slice(command.name.length + 2)) };
}

function readOptions(command, rest) {
  const names = command.options.map((each) => each.name).join("|");
  const marks = names ? [...rest.matchAll(new RegExp(`(?:^|\\s)(${names}):\\s*`, "g"))] : [];
  const values = {};
  const before = (marks.length ? rest.slice(0, marks[0].index) : rest).trim();
  const first = command.options.find((each) => each.type === 3);
  if (before && first) values[first.name] = before;
  marks.forEach((mark, index) => {
    const end = marks[index + 1]?.index ?? rest.length;
    values[mark[1]] = rest.slice(mark.index + mark[0].length, end).trim();
  });
  return values;
}
