"use strict";
// The panels of a folded picture: a closed one as a tile with its counts, an open one as a frame
// around its documents.

const FAR = 0.6;

// "11 of 12" where bodies were told to act, else how many documents there are.
function countText(counts) {
  if (counts.expected) return word("tile.answered", { answered: counts.answered, expected: counts.expected });
  return word(counts.documents === 1 ? "tile.document" : "tile.documents", { documents: counts.documents });
}

function medianText(counts) {
  if (counts.median === null) return "";
  const days = Number.isInteger(counts.median) ? counts.median : counts.median.toFixed(1).replace(".", language === "vi" ? "," : ".");
  return word("tile.median", { days });
}

function panelName(panel) {
  return panel.name ?? word("tile.unknown");
}

// A panel stands back when everything in it does.
function panelStandsBack(panel) {
  return back.size > 0 && panel.placed.every(({ item }) => back.has(item.key));
}

function foundIn(panel) {
  if (!found.size) return 0;
  const items = panel.placed.flatMap(({ item }) => item.ghosts ?? [item]);
  return items.filter((item) => found.has(item.key)).length;
}

function drawTile(context, panel, x, y, scale) {
  const [left, top] = [x - TILE.width / 2, y - TILE.height / 2];
  const counts = countsOf(panel);
  const fill = state.lags ? lagClass(counts.median === null ? null : Math.round(counts.median)) : { colour: "#ffffff", ink: INK };
  context.globalAlpha = panelStandsBack(panel) ? 0.25 : 1;
  const shape = new Path2D();
  shape.roundRect(left, top, TILE.width, TILE.height, 7);
  context.fillStyle = fill.colour;
  context.fill(shape);
  drawShare(context, counts, left, top);
  const chosen = state.panel === panel.index;
  context.lineWidth = chosen ? 5 : 1.5;
  context.strokeStyle = chosen ? SELECTED : "#8a93a6";
  context.setLineDash(counts.documents ? [] : DASHES.silent);
  context.stroke(shape);
  context.setLineDash([]);
  writeTile(context, panel, counts, left, top, scale, fill.ink);
  const hits = foundIn(panel);
  if (hits) drawHits(context, hits, left + TILE.width - 14, top, scale);
  context.globalAlpha = 1;
}

function writeTile(context, panel, counts, left, top, scale, ink) {
  const width = TILE.width - 28;
  const near = scale >= READABLE;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillStyle = ink;
  const name = near ? panelName(panel) : shortPlace(panelName(panel));
  write(context, name, left + 14, top + (near ? 25 : 31), fitting(context, name, width, near ? "700 15px" : "700 25px", near ? 11 : 15), width);
  const lines = near ? [[countText(counts), 46, 13], [medianText(counts), 64, 12]] : [[shortCount(counts), 62, 26]];
  for (const [text, y, size] of lines) write(context, text, left + 14, top + y, fitting(context, text, width, `${size}px`, 10), width);
}

function shortCount(counts) {
  const median = counts.median === null ? "" : ` · ${word("tile.days", { days: Math.round(counts.median) })}`;
  return counts.expected ? `${counts.answered}/${counts.expected}${median}` : `${counts.documents}${median}`;
}

// The kind of a unit is left out where there is no room for it.
function shortPlace(name) {
  return name.replace(/^(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) /, "");
}

// How many of those told have answered, as a bar along the lower edge.
function drawShare(context, counts, left, top) {
  if (!counts.expected) return;
  const [x, y, width, height] = [left + 14, top + TILE.height - 14, TILE.width - 28, 7];
  context.fillStyle = "#dfe3ea";
  context.fillRect(x, y, width, height);
  context.fillStyle = "#1d4f91";
  context.fillRect(x, y, (width * counts.answered) / counts.expected, height);
}

function drawHits(context, hits, right, top, scale) {
  const size = scale < READABLE ? 1.7 : 1;
  const text = String(hits);
  context.font = `700 ${12 * size}px ${FONT}`;
  const width = context.measureText(text).width + 14 * size;
  const pill = new Path2D();
  pill.roundRect(right - width, top - 9 * size, width, 18 * size, 9 * size);
  context.fillStyle = FOUND;
  context.fill(pill);
  context.fillStyle = INK;
  context.textBaseline = "alphabetic";
  write(context, text, right - width + 7 * size, top + 4.4 * size, `700 ${12 * size}px ${FONT}`, width);
}

// The frame of an open panel with its heading, whose letters stay readable from afar.
function drawOpenPanel(context, panel, box, scale) {
  const shape = new Path2D();
  shape.roundRect(box.x, box.y, box.width, box.height, 10);
  context.fillStyle = "#ffffff";
  context.fill(shape);
  context.save();
  context.clip(shape);
  const at = insideOf(panel, box);
  panel.bands.forEach(([, top, bottom], i) => {
    context.fillStyle = BAND_COLOURS[i % 2];
    context.fillRect(box.x, at.y + top, box.width, bottom - top);
  });
  context.restore();
  const chosen = state.panel === panel.index;
  context.lineWidth = chosen ? 5 : 1.5;
  context.strokeStyle = chosen ? SELECTED : "#8a93a6";
  context.stroke(shape);
  if (scale >= FAR) writeHeading(context, panel, box.x + PAD, box.y + 30, 17, box.width - 2 * PAD);
}

// From afar the heading lies over the documents, in letters that can still be read.
function drawFarHeading(context, panel, box, scale) {
  if (scale >= FAR) return;
  const size = 12.5 / scale;
  context.font = `700 ${size}px ${FONT}`;
  const width = Math.min(box.width, context.measureText(headingOf(panel)).width + size);
  context.fillStyle = "rgba(255, 255, 255, 0.88)";
  context.fillRect(box.x, box.y, width, size * 1.6);
  writeHeading(context, panel, box.x + size / 2, box.y + size * 1.15, size, width - size / 2);
}

function headingOf(panel) {
  return `− ${network.getScale() < FAR ? shortPlace(panelName(panel)) : panelName(panel)} · ${shortCount(countsOf(panel))}`;
}

function writeHeading(context, panel, x, y, size, width) {
  context.fillStyle = INK;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  write(context, headingOf(panel), x, y, fitting(context, headingOf(panel), width, `700 ${size}px`, size * 0.7), width);
}
