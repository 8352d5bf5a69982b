"use strict";
// Where the panels of a folded picture stand, as viz/cascade/shelves.py reckons it.

const TILE = { width: 228, height: 86 };
const HEAD = 46;
const PAD = 18;
const BETWEEN = 24;
const ABOVE = 44;
const SCREEN = [1000, 660];
const SHAPES = [0.75, 1, 1.35, 1.8, 2.4];
// Free space left of the panels, where the line from the order runs down to their rows.
const LANE = 30;

function shelves(open) {
  const centre = { width: PANELS[0].size[0], height: PANELS[0].size[1] };
  const others = PANELS.slice(1).map((panel) => extentOf(panel, open.has(panel.index)));
  const all = [centre, ...others];
  const area = all.reduce((sum, { width, height }) => sum + (width + BETWEEN) * (height + ABOVE), 0);
  const widest = Math.max(...all.map(({ width }) => width));
  const tried = SHAPES.map((shape) => filled(centre, others, open, Math.max(Math.sqrt(shape * area), widest)));
  const scale = ({ width, height }) => Math.min(SCREEN[0] / width, SCREEN[1] / height);
  return tried.reduce((best, one) => (scale(one) > scale(best) ? one : best));
}

// The panels in rows no wider than that.
function filled(centre, others, open, room) {
  let [x, y, deep, width] = [0, centre.height + ABOVE, 0, centre.width];
  const boxes = others.map((extent, i) => {
    if (x && (x + extent.width > room || open.has(i + 1) !== open.has(i))) [x, y, deep] = [0, y + deep + ABOVE, 0];
    const box = { x, y, ...extent };
    width = Math.max(width, x + extent.width);
    deep = Math.max(deep, extent.height);
    x += extent.width + BETWEEN;
    return box;
  });
  const top = { x: (width - centre.width) / 2, y: 0, ...centre };
  return { boxes: [top, ...boxes], width, height: others.length ? y + deep : centre.height };
}

function extentOf(panel, open) {
  if (!open) return TILE;
  const [width, height] = panel.size;
  return { width: Math.max(width + 2 * PAD, TILE.width), height: HEAD + height + PAD };
}

// Where the contents of a panel begin.
function insideOf(panel, box) {
  return panel.index === 0 ? { x: box.x, y: box.y } : { x: box.x + (box.width - panel.size[0]) / 2, y: box.y + HEAD };
}
