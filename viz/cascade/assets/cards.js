"use strict";
// One document as a card on the canvas: what it is called, who issued it, when, and its measures.

const [CARD_WIDTH, CARD_HEIGHT] = DATA.picture.card;
const FONT = '"Segoe UI", system-ui, -apple-system, "Noto Sans", Roboto, "Liberation Sans", sans-serif';
const INK = "#1b2438";
const QUIET = "#56607a";
const READABLE = 0.62;
const SELECTED = "#0a66c2";
const LEVEL_COLOUR = {
  central: "#882255",
  province: "#332288",
  district: "#117733",
  commune: "#8a6100",
  unknown: "#5f6675",
};
const MARK_COLOURS = ["#332288", "#a3480b", "#117733", "#882255", "#00627a", "#6b5900", "#7a3b9e", "#4a4f5c"];
// How Vietnamese offices themselves shorten these names.
const SHORT_NAMES = [["Ủy ban nhân dân", "UBND"], ["Hội đồng nhân dân", "HĐND"]];
const fitted = new Map();

function drawCard(context, item, x, y, scale) {
  const left = x - CARD_WIDTH / 2;
  const top = y - CARD_HEIGHT / 2;
  const root = item.key === DATA.root;
  context.globalAlpha = standsBack(item.key) ? 0.28 : 1;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  drawFrame(context, item, left, top, scale >= READABLE);
  if (scale >= READABLE) writeAll(context, item, left, top, root);
  else if (scale >= 0.12) writeLarge(context, item, left, top, root);
  if (scale >= 0.25) {
    const size = scale < READABLE ? 1.4 : 1;
    drawMarks(context, marksOf(item), left + 14, top + CARD_HEIGHT, size);
    drawStatusWord(context, item, left + CARD_WIDTH - 10, top - 5 * size, size);
  }
  context.globalAlpha = 1;
}

// The shape tells the status, also without colour: square, round and dashed, or with a cut corner.
function cardShape(status, left, top, width, height) {
  const shape = new Path2D();
  if (status !== "draft") {
    shape.roundRect(left, top, width, height, status === "cited" ? 20 : 5);
    return shape;
  }
  const cut = 20;
  shape.moveTo(left, top);
  shape.lineTo(left + width - cut, top);
  shape.lineTo(left + width, top + cut);
  shape.lineTo(left + width, top + height);
  shape.lineTo(left, top + height);
  shape.closePath();
  return shape;
}

function drawFrame(context, item, left, top, near) {
  const root = item.key === DATA.root;
  const colour = LEVEL_COLOUR[levelOf(item)];
  const shape = cardShape(item.status, left, top, CARD_WIDTH, CARD_HEIGHT);
  context.save();
  if (near && item.status === "issued") {
    context.shadowColor = "rgba(27, 36, 56, 0.16)";
    context.shadowBlur = 6;
    context.shadowOffsetY = 2;
  }
  context.fillStyle = root ? colour : item.status === "issued" ? "#ffffff" : "#f8f9fb";
  context.fill(shape);
  context.restore();
  if (!root && item.status === "issued") {
    context.save();
    context.clip(shape);
    context.fillStyle = colour;
    context.fillRect(left, top, 6, CARD_HEIGHT);
    context.restore();
  }
  const inner = cardShape(item.status, left + 5, top + 5, CARD_WIDTH - 10, CARD_HEIGHT - 10);
  drawBorder(context, item, root && state.document !== item.key ? inner : shape, root ? "#ffffff" : colour);
}

function drawBorder(context, item, shape, colour) {
  const chosen = state.document === item.key;
  const dash = { cited: [7, 5], draft: [2, 4] }[item.status];
  context.lineWidth = chosen ? 4.5 : dash ? 2 : 1;
  context.strokeStyle = chosen ? SELECTED : dash ? colour : item.key === DATA.root ? "rgba(255, 255, 255, 0.35)" : "#b9c1cf";
  if (!chosen) context.setLineDash(dash ?? []);
  context.stroke(shape);
  context.setLineDash([]);
}

function writeAll(context, item, left, top, root) {
  const inner = left + 16;
  const width = CARD_WIDTH - 28;
  context.fillStyle = root ? "#ffffff" : INK;
  write(context, nameOf(item), inner, top + 23, fitting(context, nameOf(item), width, "700 14.5px", 11), width);
  wrapped(context, item.issuer ?? word("unknown"), width, `12px ${FONT}`).forEach((text, i) => {
    write(context, text, inner, top + 42 + 15 * i, `12px ${FONT}`, width);
  });
  context.fillStyle = root ? "#ffffff" : QUIET;
  write(context, dateAndLag(item), inner, top + 76, `11.5px ${FONT}`, width);
}

// From afar the same in larger letters: number, issuer in its usual short form, date and lag.
function writeLarge(context, item, left, top, root) {
  const inner = left + 14;
  const width = CARD_WIDTH - 22;
  const lines = [
    [nameOf(item), 30, "700 24px", 17],
    [shortIssuer(item), 53, "18px", 13],
    [dateAndLag(item), 75, "16px", 13],
  ];
  lines.forEach(([text, y, font, least], i) => {
    context.fillStyle = root ? "#ffffff" : i ? QUIET : INK;
    write(context, text, inner, top + y, fitting(context, text, width, font, least), width);
  });
}

// The status in words on the upper edge of what is not simply an issued document.
function drawStatusWord(context, item, right, y, size) {
  if (item.status === "issued") return;
  const text = word(`status.${item.status}`);
  const font = `600 ${10.5 * size}px ${FONT}`;
  context.font = font;
  const width = context.measureText(text).width + 14 * size;
  const pill = new Path2D();
  pill.roundRect(right - width, y - 8 * size, width, 16 * size, 8 * size);
  context.fillStyle = "#ffffff";
  context.fill(pill);
  context.lineWidth = 1;
  context.strokeStyle = context.fillStyle = LEVEL_COLOUR[levelOf(item)];
  context.stroke(pill);
  write(context, text, right - width + 7 * size, y + 3.8 * size, font, width);
}

function dateAndLag(item) {
  const lag = item.lag_days === null || item.key === DATA.root ? "" : lagText(item.lag_days);
  return [item.date ? dateText(item.date) : "", lag].filter(Boolean).join(" · ");
}

function shortIssuer(item) {
  return SHORT_NAMES.reduce((text, [long, short]) => text.replace(long, short), item.issuer ?? item.place ?? "");
}

// The measures hang on the lower edge of the card, where they take no room from its text.
function drawMarks(context, marks, left, y, size) {
  const room = Math.floor((CARD_WIDTH - 20) / (18 * size));
  const shown = marks.length > room ? marks.slice(0, room - 1) : marks;
  shown.forEach((mark, i) => drawMark(context, mark, left + size * (8 + 18 * i), y, size));
  if (shown.length === marks.length) return;
  context.fillStyle = QUIET;
  write(context, `+${marks.length - shown.length}`, left + size * (2 + 18 * shown.length), y + 12, `600 ${11 * size}px ${FONT}`, 30);
}

// A full disc where the document orders the measure, a ring where it only speaks of it.
function drawMark(context, { mark, mode, id }, x, y, size = 1) {
  const colour = MARK_COLOURS[(mark - 1) % MARK_COLOURS.length];
  const ordered = mode === "orders";
  const disc = new Path2D();
  disc.arc(x, y, 8 * size, 0, 7);
  context.fillStyle = ordered ? colour : "#ffffff";
  context.fill(disc);
  context.lineWidth = state.ticked.has(id) ? 3 : 1.25;
  context.strokeStyle = state.ticked.has(id) ? INK : ordered ? "#ffffff" : colour;
  context.stroke(disc);
  context.fillStyle = ordered ? "#ffffff" : colour;
  context.textAlign = "center";
  write(context, String(mark), x, y + 3.6 * size, `700 ${10 * size}px ${FONT}`, 16 * size);
  context.textAlign = "left";
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
