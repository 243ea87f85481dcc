// Lists every visible piece of text whose contrast with the nearest opaque colour behind it is below 4.5 to 1, by the
// formula of WCAG 2. Disabled controls are exempt there, and here.
() => {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (text) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = text;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const behind = (node) => {
    const layers = [];
    for (let each = node; each; each = each.parentElement) layers.push(parse(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [0, 0, 0, 1]);
  };
  const contrast = (node) => {
    const under = behind(node);
    const both = [light(over(parse(getComputedStyle(node).color), under)), light(under)];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };
  const judged = (node) =>
    node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !node.closest(":disabled, .visually-hidden, .skip, .spoiler:not([data-revealed])");
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: node } = walker.currentNode;
    if (data.trim() && judged(node) && contrast(node) < 4.5) poor.push(`${contrast(node).toFixed(2)} ${data.trim()}`);
  }
  return poor;
}
