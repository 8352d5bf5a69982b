"use strict";
// The picture: vis-network holds the cards and tiles, moves and zooms; grounds and lines are drawn
// beneath them. What can be seen at once is told by a sight: a scale and a rectangle.

const RELATION_LINE = {
  implements: { colour: "#2b4a7f", width: 2, dash: [], sign: "" },
  references: { colour: "#6b7488", width: 1.5, dash: [6, 5], sign: "" },
  amends: { colour: "#b35c00", width: 2, dash: [12, 4, 2, 4], sign: "±" },
  replaces: { colour: "#7a3b9e", width: 2.5, dash: [16, 5], sign: "↔" },
  repeals: { colour: "#a3002b", width: 2.5, dash: [3, 4], sign: "×" },
  told: { colour: "#a9b0be", width: 1.25, dash: [2, 5], sign: "" },
};
const STRIP = 26;
// Of a picture, in pixels, and the scale at which a card can be read from nearby.
const NARROW = 600;
const NEAR = 0.45;
const BAND_COLOURS = ["#f3f5f9", "#ffffff"];
const figure = document.getElementById("network");
const tooltip = document.getElementById("tooltip");
const NODES = new vis.DataSet(DATA.picture.network.nodes.map(drawable));
const LEVEL_COUNTS = new Map(PANELS[0].bands.map(([level]) => [level, PANELS[0].placed.filter(({ item }) => !item.ghost && levelOf(item) === level).length]));
let placed = null;
let moved = false;
place();
const network = startNetwork();

function startNetwork() {
  const drawing = new vis.Network(figure, { nodes: NODES }, DATA.picture.network.options);
  figure.querySelector(".vis-network").tabIndex = -1;
  drawing.on("beforeDrawing", (context) => drawGround(context, sightNow()));
  drawing.on("afterDrawing", (context) => drawAbove(context, sightNow()));
  drawing.on("click", ({ pointer }) => pick(pointer));
  drawing.on("doubleClick", ({ pointer }) => { if (panelAt(pointer.canvas)) toggle(panelAt(pointer.canvas)); });
  for (const event of ["zoom", "dragEnd"]) drawing.on(event, () => { moved = true; writeSoon(); });
  return drawing;
}

function drawable(node) {
  return { ...node, ctxRenderer: renderNode };
}

function renderNode({ ctx, id, x, y }) {
  const scale = network.getScale();
  if (id.startsWith("#")) return { drawNode: () => drawTile(ctx, PANELS[id.slice(1)], x, y, scale), nodeDimensions: TILE };
  const item = BY_KEY.get(id);
  return { drawNode: () => drawItem(ctx, item, x, y, scale), nodeDimensions: { width: CARD_WIDTH, height: heightOf(item) } };
}

// Where everything stands, with the panels that are open.
function place() {
  const { boxes, width, height } = shelves(state.open);
  const at = new Map();
  for (const panel of PANELS) {
    const box = boxes[panel.index];
    if (!isOpen(panel.index)) {
      at.set(panel.id, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
      continue;
    }
    const inside = insideOf(panel, box);
    for (const { item, x, y } of panel.placed) at.set(item.key, { x: inside.x + x, y: inside.y + y });
  }
  placed = { boxes, width, height, at, left: FOLDED ? -LANE : 0 };
}

function placeAnew() {
  place();
  const nodes = [...placed.at].map(([id, { x, y }]) => drawable({ id, x, y, shape: "custom" }));
  const camera = { position: network.getViewPosition(), scale: network.getScale() };
  network.setData({ nodes });
  network.moveTo(camera);
}

function toggle(panel, open = !state.open.has(panel.index)) {
  const before = placed.boxes[panel.index];
  const camera = network.getViewPosition();
  state.open[open ? "add" : "delete"](panel.index);
  placeAnew();
  const box = placed.boxes[panel.index];
  network.moveTo({ position: { x: camera.x + box.x - before.x, y: camera.y + box.y - before.y } });
  changed();
  if (open) show(box);
  else revealBox(box);
}

function toggleAll(open) {
  state.open = new Set(open ? PANELS.slice(1).map((panel) => panel.index) : []);
  placeAnew();
  fitAll();
  changed();
}

// Opens the panel of a document, where it is closed.
function uncover(key) {
  const panel = BY_KEY.get(key)?.panel ?? 0;
  if (isOpen(panel)) return;
  state.open.add(panel);
  placeAnew();
}

function sightNow() {
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: figure.clientWidth, y: figure.clientHeight });
  return { scale: network.getScale(), left: from.x, top: from.y, right: to.x, bottom: to.y };
}

function sees(sight, { x, y, width, height }) {
  return x < sight.right && x + width > sight.left && y < sight.bottom && y + height > sight.top;
}

// Takes the size that the page now leaves for the picture.
function sizeUp() {
  network.setSize("100%", "100%");
  network.redraw();
  if (!moved) startView();
}

function fitAll() {
  const [left, right] = FOLDED ? [20, 60] : [STRIP + 20, 56];
  const width = placed.width - placed.left;
  const scale = Math.max(0.01, Math.min(1.2, (figure.clientWidth - left - right) / width, (figure.clientHeight - 24) / placed.height));
  const x = placed.left + width / 2 - (left - right) / 2 / scale;
  network.moveTo({ position: { x, y: placed.height / 2 }, scale });
  moved = false;
}

// How the page opens: everything, but on a narrow screen the order and what is near it, to be read.
function startView() {
  fitAll();
  if (figure.clientWidth > NARROW || network.getScale() >= NEAR) return;
  const root = placed.at.get(DATA.root);
  network.moveTo({ position: { x: root.x, y: root.y - CARD_HEIGHT + (0.42 * figure.clientHeight) / NEAR }, scale: NEAR });
}

function show(box) {
  const scale = Math.min(0.9, (figure.clientWidth - 40) / box.width, (figure.clientHeight - 40) / box.height);
  network.moveTo({ position: { x: box.x + box.width / 2, y: box.y + box.height / 2 }, scale });
  moved = true;
}

function revealBox(box) {
  if (!sees(sightNow(), box)) network.moveTo({ position: { x: box.x + box.width / 2, y: box.y + box.height / 2 } });
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  moved = true;
  writeSoon();
}

function cameraText() {
  if (!moved) return "";
  const { x, y } = network.getViewPosition();
  return [x, y, network.getScale() * 1e4].map(Math.round).join(".").replaceAll(".-", ".-");
}

function drawGround(context, sight) {
  if (FOLDED) drawPanels(context, sight);
  else drawBands(context, sight);
  drawLines(context, sight);
}

function drawPanels(context, sight) {
  context.fillStyle = BAND_COLOURS[0];
  context.fillRect(sight.left, sight.top, sight.right - sight.left, sight.bottom - sight.top);
  drawTrunk(context);
  for (const panel of PANELS.slice(1)) {
    const box = placed.boxes[panel.index];
    if (isOpen(panel.index) && sees(sight, box)) drawOpenPanel(context, panel, box, sight.scale);
  }
}

// One line from the rows of panels to the order that they carry out.
function drawTrunk(context) {
  const root = placed.at.get(DATA.root);
  const rows = new Map();
  for (const { x, y, width } of placed.boxes.slice(1)) rows.set(y, Math.max(rows.get(y) ?? 0, x + width / 2));
  if (!root || !rows.size || DATA.direction !== "down") return;
  const path = new Path2D();
  const end = root.x - CARD_WIDTH / 2;
  path.moveTo(-LANE, Math.max(...rows.keys()) - ABOVE / 2);
  path.lineTo(-LANE, root.y);
  path.lineTo(end, root.y);
  for (const [y, right] of rows) {
    path.moveTo(-LANE, y - ABOVE / 2);
    path.lineTo(right, y - ABOVE / 2);
  }
  for (const { x, y, width } of placed.boxes.slice(1)) {
    path.moveTo(x + width / 2, y - ABOVE / 2);
    path.lineTo(x + width / 2, y);
  }
  context.strokeStyle = context.fillStyle = "#8f9bb3";
  context.lineWidth = 2;
  context.stroke(path);
  drawArrow(context, [-LANE, root.y], [end, root.y]);
}

// The bands cut to what is in sight; the outer two fill it.
function bandsInSight({ left, right, top: from, bottom: to }) {
  const { bands } = PANELS[0];
  return bands.map(([level, top, bottom], i) => {
    const upper = i ? Math.max(top, from) : from;
    const lower = i < bands.length - 1 ? Math.min(bottom, to) : to;
    return { level, left, width: right - left, top: upper, height: lower - upper };
  });
}

function drawBands(context, sight) {
  bandsInSight(sight).forEach(({ left, top, width, height }, i) => {
    context.fillStyle = BAND_COLOURS[i % 2];
    if (height > 0) context.fillRect(left, top, width, height);
  });
}

function drawAbove(context, sight) {
  drawSigns(context, sight);
  if (!FOLDED) {
    for (const band of bandsInSight(sight)) if (band.height > 0) drawLevel(context, band, 1 / sight.scale);
    return;
  }
  for (const panel of PANELS.slice(1)) {
    const box = placed.boxes[panel.index];
    if (isOpen(panel.index) && sees(sight, box)) drawFarHeading(context, panel, box, sight.scale);
  }
}

// The name of each level and how many documents it has, on a strip that stays at the left edge.
function drawLevel(context, { level, left, top, height }, pixel) {
  const text = `${word(`level.${level}`)} · ${LEVEL_COUNTS.get(level)}`;
  context.fillStyle = LEVEL_COLOUR[level];
  context.fillRect(left, top, STRIP * pixel, height);
  context.font = `600 ${12.5 * pixel}px ${FONT}`;
  const fit = Math.min(1, (height - 8 * pixel) / context.measureText(text).width);
  if (fit < 0.55) return;
  context.save();
  context.translate(left + (STRIP / 2) * pixel, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.fillStyle = "#ffffff";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `600 ${12.5 * fit * pixel}px ${FONT}`;
  context.fillText(text, 0, 0);
  context.restore();
}

// What the pointer is over: the id of a card or tile, else the index of a line.
function under(at) {
  const key = nodeAt(network.DOMtoCanvas(at));
  return key === null ? { key, edge: edgeAt(network.DOMtoCanvas(at)) } : { key, edge: null };
}

function nodeAt({ x, y }) {
  const id = network.getNodeAt(network.canvasToDOM({ x, y }));
  if (id === undefined) return null;
  return id.startsWith("#") || isThere(BY_KEY.get(id)) ? id : null;
}

// The open panel whose heading is there.
function headingAt({ x, y }) {
  const reach = Math.max(HEAD, 20 / network.getScale());
  return PANELS.slice(1).find((panel) => {
    const box = placed.boxes[panel.index];
    return isOpen(panel.index) && x > box.x && x < box.x + box.width && y > box.y && y < box.y + reach;
  });
}

function panelAt(at) {
  const id = nodeAt(at);
  return id?.startsWith("#") ? PANELS[id.slice(1)] : null;
}

function pick(pointer) {
  const { key, edge } = under(pointer.DOM);
  const heading = key === null && FOLDED ? headingAt(pointer.canvas) : null;
  if (key?.startsWith("#")) {
    state.panel = Number(key.slice(1));
    toggle(PANELS[state.panel], true);
  } else if (heading) toggle(heading, false);
  else select(key, edge);
  if (matchMedia("(max-width: 900px)").matches && isSelected()) details.scrollIntoView({ block: "nearest" });
}

// What the pointer is over, in words, where the picture is too small or has no room to say it.
function point(event) {
  const bounds = figure.getBoundingClientRect();
  const at = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  const { key, edge } = under(at);
  figure.classList.toggle("over", key !== null || edge !== null);
  const text = key?.startsWith("#") ? tileLine(PANELS[key.slice(1)]) : key !== null ? hoverLine(BY_KEY.get(key)) : edge === null ? "" : edgeLine(EDGES[edge]);
  tooltip.hidden = text === "";
  tooltip.textContent = text;
  tooltip.style.left = `${Math.min(at.x + 14, figure.clientWidth - 280)}px`;
  tooltip.style.top = `${at.y + 18}px`;
}

function tileLine(panel) {
  const counts = countsOf(panel);
  return [panelName(panel), countText(counts), medianText(counts), word("tile.open")].filter(Boolean).join(" · ");
}

function hoverLine(item) {
  if (item.ghosts) return heapText(item);
  if (item.ghost) return [item.issuer, word(`status.${item.status}`)].join(" · ");
  return [nameOf(item), item.issuer, dateAndLag(item)].filter(Boolean).join(" · ");
}

function documentLine(item) {
  return [nameOf(item), item.issuer, item.number && item.date && dateText(item.date)].filter(Boolean).join(" · ");
}

function edgeLine(edge) {
  if (edge.relation === "told") return word("ghost.line", { body: BY_KEY.get(edge.source).issuer, document: nameOf(DOCUMENTS.get(edge.target)) });
  return [nameOf(DOCUMENTS.get(edge.source)), word(`relation.${edge.relation}`), nameOf(DOCUMENTS.get(edge.target))].join(" ");
}

// Brings a document into view when it is outside.
function reveal(key) {
  uncover(key);
  const position = placed.at.get(key) ?? placed.at.get(BY_KEY.get(key).heap.key);
  const seen = network.canvasToDOM(position);
  const inside = seen.x > 60 && seen.y > 40 && seen.x < figure.clientWidth - 60 && seen.y < figure.clientHeight - 40;
  if (inside && network.getScale() >= 0.25) return;
  network.moveTo({ position, scale: Math.max(network.getScale(), FOLDED ? 0.6 : 0) });
  moved = true;
}
