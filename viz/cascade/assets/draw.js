"use strict";
// The picture: vis-network holds the cards, moves and zooms; bands and lines are drawn beneath them.

const RELATION_LINE = {
  implements: { colour: "#2b4a7f", width: 2, dash: [], sign: "" },
  references: { colour: "#6b7488", width: 1.5, dash: [6, 5], sign: "" },
  amends: { colour: "#b35c00", width: 2, dash: [12, 4, 2, 4], sign: "±" },
  replaces: { colour: "#7a3b9e", width: 2.5, dash: [16, 5], sign: "↔" },
  repeals: { colour: "#a3002b", width: 2.5, dash: [3, 4], sign: "×" },
};
const STRIP = 26;
const BAND_COLOURS = ["#f3f5f9", "#ffffff"];
const figure = document.getElementById("network");
const tooltip = document.getElementById("tooltip");
const network = startNetwork();
const linePaths = EDGES.map((edge) => edge.line && linePath(edge.line));
const lineSamples = EDGES.map((edge) => (edge.line ? sampled(edge.line) : []));
let moved = false;

function startNetwork() {
  const { nodes, edges, options } = DATA.picture.network;
  const cards = nodes.map((node) => ({ ...node, ctxRenderer: renderCard }));
  const drawing = new vis.Network(figure, { nodes: cards, edges }, options);
  figure.querySelector(".vis-network").tabIndex = -1;
  drawing.on("beforeDrawing", drawGround);
  drawing.on("afterDrawing", drawSigns);
  drawing.on("click", ({ pointer }) => pick(pointer));
  drawing.on("zoom", () => { moved = true; });
  drawing.on("dragEnd", () => { moved = true; });
  drawing.on("resize", () => { if (!moved) requestAnimationFrame(fitAll); });
  return drawing;
}

function renderCard({ ctx, id, x, y }) {
  return {
    drawNode: () => drawCard(ctx, DOCUMENTS.get(id), x, y, network.getScale()),
    nodeDimensions: { width: CARD_WIDTH, height: CARD_HEIGHT },
  };
}

function fitAll() {
  const [width, height] = DATA.picture.size;
  const [left, right] = [STRIP + 20, 56];
  const free = figure.clientWidth - left - right;
  const scale = Math.max(0.02, Math.min(1.2, free / width, (figure.clientHeight - 16) / height));
  network.moveTo({ position: { x: width / 2 - (left - right) / 2 / scale, y: height / 2 }, scale });
  moved = false;
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  moved = true;
}

function drawGround(context) {
  drawBands(context);
  const chosen = EDGES.filter(isChosen);
  for (const edge of EDGES) if (!isChosen(edge)) drawLine(context, edge, false);
  for (const edge of chosen) drawLine(context, edge, true);
}

// The part of the picture that is in sight, and the bands cut to it; the outer two fill it.
function bandsInSight() {
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: figure.clientWidth, y: figure.clientHeight });
  const { bands } = DATA.picture;
  return bands.map(([level, top, bottom], i) => {
    const upper = i ? Math.max(top, from.y) : from.y;
    const lower = i < bands.length - 1 ? Math.min(bottom, to.y) : to.y;
    return { level, left: from.x, width: to.x - from.x, top: upper, height: lower - upper };
  });
}

function drawBands(context) {
  bandsInSight().forEach(({ left, top, width, height }, i) => {
    context.fillStyle = BAND_COLOURS[i % 2];
    if (height > 0) context.fillRect(left, top, width, height);
  });
}

// The name of each level and how many documents it has, on a strip that stays at the left edge.
function drawLevels(context) {
  for (const band of bandsInSight()) if (band.height > 0) drawLevel(context, band, 1 / network.getScale());
}

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

// The lines of a chosen document belong to it.
function isChosen(edge) {
  return edge.index === state.edge || (state.document !== null && [edge.source, edge.target].includes(state.document));
}

function drawLine(context, edge, chosen) {
  if (!edge.line) return;
  const { colour, width, dash } = RELATION_LINE[edge.relation] ?? RELATION_LINE.references;
  const quiet = !chosen && isSelected();
  context.globalAlpha = chosen ? 1 : edgeStandsBack(edge) ? 0.15 : quiet ? 0.45 : 1;
  context.strokeStyle = context.fillStyle = chosen ? SELECTED : colour;
  context.lineWidth = chosen ? width + 1.5 : width;
  context.setLineDash(dash);
  context.stroke(linePaths[edge.index]);
  context.setLineDash([]);
  drawArrow(context, edge.line.points.at(-2), edge.line.points.at(-1));
  context.globalAlpha = 1;
}

function drawArrow(context, before, end) {
  context.save();
  context.translate(end[0], end[1]);
  context.rotate(Math.atan2(end[1] - before[1], end[0] - before[0]));
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-11, -5.5);
  context.lineTo(-11, 5.5);
  context.fill();
  context.restore();
}

// What changes a document in force carries a sign where its line leaves.
function drawSigns(context) {
  for (const edge of EDGES) {
    const { colour, sign } = RELATION_LINE[edge.relation] ?? {};
    context.globalAlpha = isChosen(edge) || !edgeStandsBack(edge) ? 1 : 0.2;
    if (sign && edge.line) drawSign(context, signPlace(edge.line), colour, sign);
  }
  context.globalAlpha = 1;
  drawLevels(context);
}

// A little way along the line, clear of the card's edge.
function signPlace({ points: [start, next] }) {
  const along = Math.min(0.5, 20 / Math.max(1, distance(start, next)));
  return [0, 1].map((k) => start[k] + along * (next[k] - start[k]));
}

function drawSign(context, [x, y], colour, sign) {
  context.beginPath();
  context.arc(x, y, 9, 0, 7);
  context.fillStyle = colour;
  context.fill();
  context.fillStyle = "#ffffff";
  context.font = `700 14px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(sign, x, y + 0.5);
}

function linePath({ points, curved }) {
  const path = new Path2D();
  path.moveTo(...points[0]);
  if (curved) {
    path.bezierCurveTo(...points.slice(1).flat());
    return path;
  }
  for (let i = 1; i < points.length - 1; i += 1) {
    const reach = Math.min(distance(points[i - 1], points[i]), distance(points[i], points[i + 1])) / 2;
    path.arcTo(...points[i], ...points[i + 1], Math.min(10, reach));
  }
  path.lineTo(...points.at(-1));
  return path;
}

function sampled({ points, curved }) {
  if (!curved) return points;
  const [a, b, c, d] = points;
  return Array.from({ length: 17 }, (_, i) => {
    const t = i / 16;
    const s = 1 - t;
    return [0, 1].map((k) => s ** 3 * a[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k] + t ** 3 * d[k]);
  });
}

function distance([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}

function distanceToSegment([x, y], [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

// The edge whose line passes within seven screen pixels of a point of the picture, else null.
function edgeAt({ x, y }) {
  let nearest = null;
  let reach = 7 / network.getScale();
  lineSamples.forEach((points, index) => {
    for (let i = 1; i < points.length; i += 1) {
      const away = distanceToSegment([x, y], points[i - 1], points[i]);
      if (away < reach) [nearest, reach] = [index, away];
    }
  });
  return nearest;
}

function pick(pointer) {
  const key = network.getNodeAt(pointer.DOM);
  if (key !== undefined) select(key);
  else select(null, edgeAt(pointer.canvas));
  if (matchMedia("(max-width: 900px)").matches && isSelected()) details.scrollIntoView({ block: "nearest" });
}

// What the pointer is over, in words, where the picture is too small or has no room to say it.
function point(event) {
  const box = figure.getBoundingClientRect();
  const at = { x: event.clientX - box.left, y: event.clientY - box.top };
  const key = network.getNodeAt(at);
  const index = key === undefined ? edgeAt(network.DOMtoCanvas(at)) : null;
  figure.classList.toggle("over", key !== undefined || index !== null);
  const text = key !== undefined ? documentLine(DOCUMENTS.get(key)) : index !== null ? edgeLine(EDGES[index]) : "";
  tooltip.hidden = !text || (key !== undefined && network.getScale() >= READABLE);
  tooltip.textContent = text;
  tooltip.style.left = `${Math.min(at.x + 14, box.width - 280)}px`;
  tooltip.style.top = `${at.y + 18}px`;
}

function documentLine(item) {
  return [nameOf(item), item.issuer, item.number && item.date && dateText(item.date)].filter(Boolean).join(" · ");
}

function edgeLine(edge) {
  const [source, target] = [edge.source, edge.target].map((key) => nameOf(DOCUMENTS.get(key)));
  return `${source} ${word(`relation.${edge.relation}`)} ${target}`;
}

// Brings a document into view when it is outside.
function reveal(key) {
  const position = POSITIONS.get(key);
  const seen = network.canvasToDOM(position);
  const inside = seen.x > 60 && seen.y > 40 && seen.x < figure.clientWidth - 60 && seen.y < figure.clientHeight - 40;
  if (!inside) network.moveTo({ position });
}
