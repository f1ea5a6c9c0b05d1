// A stroke as SVG. What kinds there are, and what their numbers mean, is told in game/window/widgets/strokes.py.

const SVG = "http://www.w3.org/2000/svg";
const DENSE = 34 / 255;
const STEPS = [[0.85, 0.1], [0.5, 0.2], [0.15, 0.25], [-0.2, 0.25], [-0.55, 0.2]];
const SHADES = { light: "rgb(40,36,24)", dark: "rgb(0,0,0)" };

/** An element of SVG. */
export function svg(tag, given = {}, ...inside) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
  node.append(...inside);
  return node;
}

/** The node of a stroke. */
export function drawn(stroke, theme) {
  const [kind, ...values] = stroke;
  return KINDS[kind](values, theme);
}

const spots = (flat) => {
  let found = "";
  for (let at = 0; at < flat.length; at += 2) found += `${flat[at]},${flat[at + 1]} `;
  return found;
};

const KINDS = {
  f: ([x, y, width, height, fill]) => svg("rect", { x, y, width, height, fill }),
  p: panel,
  t: text,
  i: ([x, y, width, height, name, color]) => svg("use", { x, y, width, height, href: `#${name}`, ...(color && { color }) }),
  s: ([x, y, width, height, key]) => svg("image", { x, y, width, height, href: `/drawn/${key}.svg` }),
  v: ([fill, alpha]) => svg("rect", { x: -9999, y: -9999, width: 29999, height: 29999, fill, "fill-opacity": alpha }),
  l: ([flat, stroke, wide, dashes]) => svg("polyline", {
    points: spots(flat), fill: "none", stroke, "stroke-width": wide, "stroke-linecap": "round", "stroke-linejoin": "round",
    ...(dashes.length && { "stroke-dasharray": `${dashes[0]} ${dashes[1]}`, "stroke-dashoffset": dashes[2] }),
  }),
  g: ([flat, fill, alpha]) => svg("polygon", { points: spots(flat), fill, ...(alpha < 1 && { "fill-opacity": alpha }) }),
  c: ([cx, cy, r, fill]) => svg("circle", { cx, cy, r, fill }),
  k: ([x, y, width, height, stroke], theme) =>
    svg("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}`, class: "cut" }, drawn(stroke, theme)),
};

/** A line of text keeps the width it was measured with, whatever font the browser has. */
function text([x, y, size, bold, wide, fill, words]) {
  const node = svg("text", { x, y, "font-size": size, fill });
  if (bold) node.setAttribute("font-weight", 700);
  if (wide > 0 && words.trim()) {
    node.setAttribute("textLength", wide);
    node.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
  node.textContent = words;
  return node;
}

function panel([x, y, w, h, radius, fill, edge, line, blur, round], theme) {
  const half = line / 2;
  const shape = outline(x + half, y + half, w - line, h - line, Math.max(radius - half, 0), round);
  shape.setAttribute("fill", fill);
  if (edge) {
    shape.setAttribute("stroke", edge);
    shape.setAttribute("stroke-width", line);
  }
  return blur ? svg("g", {}, ...shadow(x, y, w, h, radius, blur, theme), shape) : shape;
}

/** A soft shadow as a few shapes upon each other: a filter would cost more than all the rest of the picture. */
function shadow(x, y, w, h, radius, blur, theme) {
  return STEPS.map(([out, part]) => {
    const by = out * blur;
    return svg("rect", {
      x: x - by, y: y - by + Math.round(blur / 2), width: w + 2 * by, height: h + 2 * by, rx: Math.max(radius + by, 0),
      fill: SHADES[theme] ?? SHADES.light, "fill-opacity": (DENSE * part).toFixed(4),
    });
  });
}

/** A rectangle with round corners: all, or which of them, from the top left one on and round. */
function outline(x, y, w, h, radius, round) {
  const width = Math.max(w, 0);
  const height = Math.max(h, 0);
  if (!round) return svg("rect", { x, y, width, height, ...(radius && { rx: radius }) });
  const [a, b, c, d] = [...round].map((one) => (one === "1" ? radius : 0));
  const bend = (r, across, down) => (r ? `a${r} ${r} 0 0 1 ${across * r} ${down * r}` : "");
  return svg("path", {
    d: `M${x + a} ${y}h${width - a - b}${bend(b, 1, 1)}v${height - b - c}${bend(c, -1, 1)}h${c + d - width}${bend(d, -1, -1)}v${d + a - height}${bend(a, 1, -1)}z`,
  });
}
