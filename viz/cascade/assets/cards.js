"use strict";
// One document as a card on the canvas: what it is called, who issued it, when, and its measures;
// and a body that did not answer as a ghost of one.

const [CARD_WIDTH, CARD_HEIGHT, GHOST_HEIGHT] = DATA.picture.card;
const READABLE = 0.62;
const LEGIBLE = 0.12;
const MARK_COLOURS = ["#332288", "#a3480b", "#117733", "#882255", "#00627a", "#6b5900", "#7a3b9e", "#4a4f5c"];
const DASHES = { cited: [7, 5], draft: [2, 4], silent: [6, 4], unheld: [2, 4] };
// How Vietnamese offices themselves shorten these names.
const SHORT_NAMES = [["Ủy ban nhân dân", "UBND"], ["Hội đồng nhân dân", "HĐND"]];

function drawItem(context, item, x, y, scale) {
  if (!isThere(item)) return;
  context.globalAlpha = standsBack(item.key) ? 0.2 : 1;
  if (scale < LEGIBLE) drawSpeck(context, item, x, y);
  else if (item.ghost) drawGhost(context, item, x, y, scale);
  else drawCard(context, item, x, y, scale);
  if (found.has(item.key)) drawHalo(context, item, x, y, scale);
  context.globalAlpha = 1;
}

function heightOf(item) {
  return item.ghost ? GHOST_HEIGHT : CARD_HEIGHT;
}

// What a card is filled with: its lag where that is asked for, else the level for the root alone.
function fillOf(item) {
  if (state.lags && !item.ghost && item.key !== DATA.root) return lagClass(item.lag_days);
  if (item.key === DATA.root) return { colour: LEVEL_COLOUR[levelOf(item)], ink: "#ffffff" };
  return { colour: item.status === "issued" ? "#ffffff" : "#f8f9fb", ink: INK };
}

// From very far away a card is its colour.
function drawSpeck(context, item, x, y) {
  const height = heightOf(item);
  const chosen = isChosenCard(item);
  if (item.ghost) {
    context.strokeStyle = chosen ? SELECTED : "#9aa2b3";
    context.lineWidth = 6;
    context.strokeRect(x - CARD_WIDTH / 2 + 3, y - height / 2 + 3, CARD_WIDTH - 6, height - 6);
    return;
  }
  context.fillStyle = chosen ? SELECTED : state.lags ? fillOf(item).colour : LEVEL_COLOUR[item.level] ?? LEVEL_COLOUR.unknown;
  context.fillRect(x - CARD_WIDTH / 2, y - height / 2, CARD_WIDTH, height);
}

function drawHalo(context, item, x, y, scale) {
  const [width, height] = [CARD_WIDTH, heightOf(item)];
  const away = Math.max(5, 2 / scale);
  context.strokeStyle = FOUND;
  context.lineWidth = Math.max(5, 2.5 / scale);
  context.strokeRect(x - width / 2 - away, y - height / 2 - away, width + 2 * away, height + 2 * away);
}

function drawCard(context, item, x, y, scale) {
  const left = x - CARD_WIDTH / 2;
  const top = y - CARD_HEIGHT / 2;
  const { ink } = fillOf(item);
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  drawFrame(context, item, left, top, scale >= READABLE);
  if (scale >= READABLE) writeAll(context, item, left, top, ink);
  else writeLarge(context, item, left, top, ink);
  if (scale >= 0.25) {
    const size = scale < READABLE ? 1.4 : 1;
    drawMarks(context, marksOf(item), left + 14, top + CARD_HEIGHT, size);
    drawStatusWord(context, item, left + CARD_WIDTH - 10, top - 5 * size, size);
  }
}

// A body that was told to act and did not: a hollow card with its name.
function drawGhost(context, item, x, y, scale) {
  const left = x - CARD_WIDTH / 2;
  const top = y - GHOST_HEIGHT / 2;
  const shape = new Path2D();
  shape.roundRect(left, top, CARD_WIDTH, GHOST_HEIGHT, 5);
  context.fillStyle = "#ffffff";
  context.fill(shape);
  drawBorder(context, item, shape, item.held ? "#9c2b1d" : "#6b7488");
  const size = scale < READABLE ? 17 : 12;
  const text = item.ghosts ? heapText(item) : shortIssuer(item);
  context.fillStyle = item.held ? "#9c2b1d" : QUIET;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  write(context, item.held ? "∅" : "?", left + 17, y + size * 0.36, `700 ${size + 2}px ${FONT}`, 20);
  context.textAlign = "left";
  context.fillStyle = INK;
  write(context, text, left + 32, y + size * 0.36, fitting(context, text, CARD_WIDTH - 40, `${size}px`, 11), CARD_WIDTH - 40);
}

function heapText(heap) {
  return word("ghost.heap", { count: heap.ghosts.length });
}

// A heap is chosen with each of the bodies in it.
function isChosenCard(item) {
  return state.document !== null && (state.document === item.key || BY_KEY.get(state.document)?.heap === item);
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
  context.fillStyle = fillOf(item).colour;
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
  drawBorder(context, item, root && !isChosenCard(item) ? inner : shape, root ? "#ffffff" : colour);
}

function drawBorder(context, item, shape, colour) {
  const chosen = isChosenCard(item);
  const dash = DASHES[item.status];
  context.lineWidth = chosen ? 4.5 : dash ? 2 : 1;
  context.strokeStyle = chosen ? SELECTED : dash ? colour : item.key === DATA.root ? "rgba(255, 255, 255, 0.35)" : "#b9c1cf";
  if (!chosen) context.setLineDash(dash ?? []);
  context.stroke(shape);
  context.setLineDash([]);
}

function writeAll(context, item, left, top, ink) {
  const inner = left + 16;
  const width = CARD_WIDTH - 28;
  context.fillStyle = item.key === DATA.root || state.lags ? ink : LEVEL_COLOUR[levelOf(item)];
  drawLevelSign(context, levelOf(item), left + CARD_WIDTH - 18, top + 18, 6);
  context.fillStyle = ink;
  write(context, nameOf(item), inner, top + 23, fitting(context, nameOf(item), width - 18, "700 14.5px", 11), width - 18);
  wrapped(context, item.issuer ?? word("unknown"), width, `12px ${FONT}`).forEach((text, i) => {
    write(context, text, inner, top + 42 + 15 * i, `12px ${FONT}`, width);
  });
  context.fillStyle = ink === INK && !state.lags ? QUIET : ink;
  write(context, dateAndLag(item), inner, top + 76, `11.5px ${FONT}`, width);
}

// From afar the same in larger letters: number, issuer in its usual short form, date and lag.
function writeLarge(context, item, left, top, ink) {
  const inner = left + 14;
  const width = CARD_WIDTH - 22;
  const lines = [
    [nameOf(item), 30, "700 24px", 17],
    [shortIssuer(item), 53, "18px", 13],
    [dateAndLag(item), 75, "16px", 13],
  ];
  lines.forEach(([text, y, font, least], i) => {
    context.fillStyle = i && ink === INK && !state.lags ? QUIET : ink;
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
