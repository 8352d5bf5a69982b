"use strict";
// Colours, and how text is set on a canvas: in a width, cut or made smaller where it is too long.

const FONT = '"Segoe UI", system-ui, -apple-system, "Noto Sans", Roboto, "Liberation Sans", sans-serif';
const INK = "#1b2438";
const QUIET = "#56607a";
const SELECTED = "#0a66c2";
const FOUND = "#f2b705";
// Those of the style; the sign of each level says the same without colour.
const LEVEL_COLOUR = Object.fromEntries(["central", "province", "district", "commune", "unknown"].map((level) => [level, styled(level)]));
// From light to dark as time goes on, so that the order shows to all eyes and in grey print.
const LAG_CLASSES = [
  { to: 1, colour: "#fde725", ink: INK },
  { to: 3, colour: "#7ad151", ink: INK },
  { to: 7, colour: "#22a884", ink: INK },
  { to: 14, colour: "#2a788e", ink: "#ffffff" },
  { to: 30, colour: "#414487", ink: "#ffffff" },
  { to: Infinity, colour: "#440154", ink: "#ffffff" },
];
const NO_LAG = { colour: "#e3e6ec", ink: INK };
const fitted = new Map();

function styled(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function lagClass(days) {
  return days === null ? NO_LAG : LAG_CLASSES.find(({ to }) => Math.abs(days) <= to);
}

// The sign of a level: star, square, diamond, disc, cross.
function drawLevelSign(context, level, x, y, size) {
  const path = new Path2D();
  const corners = {
    central: Array.from({ length: 10 }, (_, i) => [(i % 2 ? 0.42 : 1) * Math.sin((i * Math.PI) / 5), -(i % 2 ? 0.42 : 1) * Math.cos((i * Math.PI) / 5)]),
    province: [[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]],
    district: [[0, -1], [1, 0], [0, 1], [-1, 0]],
    unknown: [[-1, -0.6], [-0.6, -1], [0, -0.4], [0.6, -1], [1, -0.6], [0.4, 0], [1, 0.6], [0.6, 1], [0, 0.4], [-0.6, 1], [-1, 0.6], [-0.4, 0]],
  }[level];
  if (corners) corners.forEach(([dx, dy], i) => path[i ? "lineTo" : "moveTo"](x + dx * size, y + dy * size));
  else path.arc(x, y, size * 0.9, 0, 7);
  path.closePath();
  context.fill(path);
}

function write(context, text, x, y, font, width) {
  context.font = font;
  context.fillText(wrapped(context, text, width, font, 1)[0] ?? "", x, y);
}

// The lines of a text in a width, the last one cut with an ellipsis; remembered, as it never changes.
function wrapped(context, text, width, font, most = 2) {
  const key = `${most}|${width}|${font}|${text}`;
  if (!fitted.has(key)) {
    context.font = font;
    fitted.set(key, breakLines(context, text, width, most));
  }
  return fitted.get(key);
}

function breakLines(context, text, width, most) {
  const lines = [];
  let rest = text.slice(0, 400).split(/\s+/).filter(Boolean);
  while (rest.length && lines.length < most) {
    let taken = 1;
    while (taken < rest.length && context.measureText(rest.slice(0, taken + 1).join(" ")).width <= width) taken += 1;
    if (lines.length === most - 1) taken = rest.length;
    lines.push(cut(context, rest.slice(0, taken).join(" "), width));
    rest = rest.slice(taken);
  }
  return lines;
}

function cut(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

// The font, made smaller where the text is too long for the width, but not below `least` pixels.
function fitting(context, text, width, font, least) {
  const key = `fit|${width}|${font}|${text}`;
  if (!fitted.has(key)) {
    context.font = `${font} ${FONT}`;
    const size = Number.parseFloat(font.split(" ").at(-1));
    const fit = Math.max(least, Math.min(size, (size * width) / context.measureText(text).width));
    fitted.set(key, `${font.startsWith("700") ? "700 " : ""}${fit.toFixed(1)}px ${FONT}`);
  }
  return fitted.get(key);
}
