"use strict";
// The lines between cards: drawn panel by panel, many at a stroke, the chosen ones once more above.

const ARROWS_FROM = 0.2;
const ready = PANELS.map(() => null);
const strokes = PANELS.map(() => null);

function forgetStrokes() {
  strokes.fill(null);
}

// The lines of a panel where they stand in it, by edge.
function linesOf(panel) {
  ready[panel.index] ??= panel.lines.map(([index, curved, ...lengths]) => {
    const points = [];
    for (let i = 0; i < lengths.length; i += 2) points.push([lengths[i] / 10, lengths[i + 1] / 10]);
    return { edge: EDGES[index], curved: Boolean(curved), points };
  });
  return ready[panel.index];
}

// The lines to be drawn of a panel; their paths are joined when the picture first needs them.
function strokesOf(panel) {
  if (strokes[panel.index]) return strokes[panel.index];
  const lines = linesOf(panel).filter(({ edge }) => isEdgeThere(edge));
  for (const line of lines) line.back = edgeStandsBack(line.edge);
  strokes[panel.index] = { lines, near: null, far: null };
  return strokes[panel.index];
}

// All lines of a relation, standing back or not, in one path each. Near by only the lines in sight,
// as dashes take most of the time of drawing; from far away none has round corners, which nobody
// sees there.
function pathsOf(panel, at, sight) {
  const own = strokesOf(panel);
  if (sight.scale >= ARROWS_FROM) return joined(own.lines.filter((line) => sees(sight, extentIn(line, at))), true);
  const round = sight.scale >= LEGIBLE;
  const kept = round ? "near" : "far";
  own[kept] ??= joined(own.lines, round);
  return own[kept];
}

// A rectangle around a line with its width; a curve stays between the points that it is told by.
function extentIn(line, at) {
  if (!line.extent) {
    const [xs, ys] = [0, 1].map((k) => line.points.map((point) => point[k]));
    const [x, y] = [Math.min(...xs) - 2, Math.min(...ys) - 2];
    line.extent = { x, y, width: Math.max(...xs) + 2 - x, height: Math.max(...ys) + 2 - y };
  }
  const { x, y, width, height } = line.extent;
  return { x: at.x + x, y: at.y + y, width, height };
}

function joined(lines, round) {
  const paths = new Map();
  for (const line of lines) {
    const key = `${line.back ? "back" : "front"} ${line.edge.relation} ${FOLDED && line.curved ? "across" : "tree"}`;
    if (!paths.has(key)) paths.set(key, new Path2D());
    addLine(paths.get(key), line, round);
  }
  return paths;
}

function originOf(panel) {
  return insideOf(panel, placed.boxes[panel.index]);
}

// The centre has no frame, and its curves may lean out of it.
function openInSight(sight) {
  return PANELS.filter(({ index }) => index === 0 || (isOpen(index) && sees(sight, placed.boxes[index])));
}

function drawLines(context, sight) {
  const quiet = isSelected();
  for (const panel of openInSight(sight)) {
    const at = originOf(panel);
    context.save();
    context.translate(at.x, at.y);
    for (const [key, path] of pathsOf(panel, at, sight)) {
      const [stands, relation, shape] = key.split(" ");
      const { colour, width, dash } = styleOf(relation);
      context.globalAlpha = (stands === "back" ? 0.12 : quiet ? 0.45 : 1) * (shape === "across" ? 0.4 : 1);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash(sight.scale < ARROWS_FROM ? [] : dash);
      context.stroke(path);
    }
    context.setLineDash([]);
    if (sight.scale >= ARROWS_FROM) for (const line of strokesOf(panel).lines) drawEnd(context, line, at, sight, quiet);
    context.restore();
  }
  context.globalAlpha = 1;
  for (const edge of chosenEdges()) drawChosen(context, edge);
}

function styleOf(relation) {
  return RELATION_LINE[relation] ?? RELATION_LINE.references;
}

function drawEnd(context, { edge, points, back }, at, sight, quiet) {
  const [x, y] = points.at(-1);
  if (edge.relation === "told" || !sees(sight, { x: at.x + x - 12, y: at.y + y - 12, width: 24, height: 24 })) return;
  context.globalAlpha = back ? 0.12 : quiet ? 0.45 : 1;
  context.fillStyle = styleOf(edge.relation).colour;
  drawArrow(context, points.at(-2), points.at(-1));
}

// The lines of a chosen document belong to it.
function chosenEdges() {
  if (state.edge !== null) return [EDGES[state.edge]];
  if (state.document === null || !ACTS_ON.has(state.document)) return [];
  return [...ACTS_ON.get(state.document), ...ACTED_ON_BY.get(state.document)].filter(isEdgeThere);
}

function isChosen(edge) {
  return edge.index === state.edge || (state.document !== null && [edge.source, edge.target].includes(state.document));
}

function drawChosen(context, edge) {
  const line = standing(edge);
  if (!line) return;
  const path = new Path2D();
  addLine(path, line);
  const { width, dash } = styleOf(edge.relation);
  context.strokeStyle = context.fillStyle = SELECTED;
  context.lineWidth = Math.max(width + 1.5, 2 / network.getScale());
  context.setLineDash(dash);
  context.stroke(path);
  context.setLineDash([]);
  drawArrow(context, line.points.at(-2), line.points.at(-1));
}

// An edge's line in the whole picture: its own, or between panels a curve from one to the other.
function standing(edge) {
  const [source, target] = [edge.source, edge.target].map((key) => BY_KEY.get(key));
  if (!source || !target) return null;
  const panel = PANELS[source.panel];
  if (source.panel === target.panel && isOpen(panel.index)) {
    const line = linesOf(panel).find((one) => one.edge === edge || (source.heap && one.edge.source === source.heap.ghosts[0].key));
    const at = originOf(panel);
    return line && { ...line, points: line.points.map(([x, y]) => [x + at.x, y + at.y]) };
  }
  const [from, to] = [anchorOf(source), anchorOf(target)];
  if (from === to) return null;
  const down = to.y > from.y;
  const start = [from.x, from.y + ((down ? 1 : -1) * from.height) / 2];
  const end = [to.x, to.y - ((down ? 1 : -1) * to.height) / 2];
  const middle = (start[1] + end[1]) / 2;
  return { edge, curved: true, points: [start, [start[0], middle], [end[0], middle], end] };
}

function anchorOf(item) {
  const own = placed.at.get(item.key) ?? placed.at.get(item.heap?.key);
  return own ? { ...own, height: heightOf(item) } : { ...placed.at.get(PANELS[item.panel].id), height: TILE.height };
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
function drawSigns(context, sight) {
  if (sight.scale < ARROWS_FROM) return;
  for (const panel of openInSight(sight)) {
    const at = originOf(panel);
    for (const { edge, points, back } of strokesOf(panel).lines) {
      const { colour, sign } = styleOf(edge.relation);
      if (!sign) continue;
      const [x, y] = signPlace(points);
      context.globalAlpha = isChosen(edge) || !back ? 1 : 0.2;
      drawSign(context, [x + at.x, y + at.y], colour, sign);
    }
  }
  context.globalAlpha = 1;
}

// A little way along the line, clear of the card's edge.
function signPlace([start, next]) {
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

function addLine(path, { points, curved }, round = true) {
  path.moveTo(...points[0]);
  if (curved) {
    path.bezierCurveTo(...points.slice(1).flat());
    return;
  }
  for (let i = 1; i < points.length - 1; i += 1) {
    if (!round) {
      path.lineTo(...points[i]);
      continue;
    }
    const reach = Math.min(distance(points[i - 1], points[i]), distance(points[i], points[i + 1])) / 2;
    path.arcTo(...points[i], ...points[i + 1], Math.min(10, reach));
  }
  path.lineTo(...points.at(-1));
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
  const here = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach, scale: 1 };
  for (const panel of openInSight(here)) {
    const at = originOf(panel);
    for (const line of strokesOf(panel).lines) {
      line.samples ??= sampled(line);
      for (let i = 1; i < line.samples.length; i += 1) {
        const away = distanceToSegment([x - at.x, y - at.y], line.samples[i - 1], line.samples[i]);
        if (away < reach) [nearest, reach] = [line.edge.index, away];
      }
    }
  }
  return nearest;
}
