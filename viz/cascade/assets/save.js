"use strict";
// The whole picture as it is filtered and opened, as a PNG to keep and as an image to print.

const LARGEST = 12000;
const TITLE = 64;

// Draws everything, with the title above, on a canvas of its own.
function wholePicture(most = LARGEST) {
  const margin = FOLDED ? 30 : STRIP + 24;
  const [width, height] = [placed.width - placed.left + margin + 30, placed.height + 40];
  const scale = Math.min(2, most / width, most / (height + TITLE));
  const canvas = make("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) + TITLE });
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  writeTitle(context, canvas.width);
  context.beginPath();
  context.rect(0, TITLE, canvas.width, canvas.height);
  context.clip();
  context.translate(0, TITLE);
  context.scale(scale, scale);
  context.translate(margin - placed.left, 20);
  drawWhole(context, { scale, left: placed.left - margin, top: -20, right: placed.width + 30, bottom: placed.height + 20 });
  return canvas;
}

function drawWhole(context, sight) {
  drawGround(context, sight);
  for (const [id, { x, y }] of placed.at) {
    if (id.startsWith("#")) drawTile(context, PANELS[id.slice(1)], x, y, sight.scale);
    else drawItem(context, BY_KEY.get(id), x, y, sight.scale);
  }
  drawAbove(context, sight);
}

function writeTitle(context, width) {
  context.fillStyle = INK;
  context.textBaseline = "alphabetic";
  write(context, documentLine(ROOT), 16, 27, `700 20px ${FONT}`, width - 32);
  context.fillStyle = QUIET;
  const told = headerCounts().map(([count, label]) => `${count} ${word(label)}`);
  const day = state.day === null ? [] : [word("title.as_of", { date: dateText(state.day) })];
  write(context, [...day, ...told].join(" · "), 16, 50, `14px ${FONT}`, width - 32);
}

function savePicture() {
  wholePicture().toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: `${DATA.root}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  });
}

// On paper the whole picture stands in place of the part that is looked at, and all of the table.
function beforePrint() {
  const image = document.getElementById("printed");
  image.src = wholePicture(4000).toDataURL();
  image.alt = documentLine(ROOT);
  renderList(true);
}

function afterPrint() {
  document.getElementById("printed").removeAttribute("src");
  list.replaceChildren();
  renderList();
}
