// Measures the pages in the frames of this document, and writes the faults in its place, a line each.
"use strict";

function name(element) {
  return element.tagName.toLowerCase() + (element.className.baseVal ?? element.className ?? "").replace(/^(?=.)/, ".");
}

// What is hidden, or scrolls in a box of its own.
function isApart(element) {
  return element.closest(".wide, .stack thead") !== null && element.ownerDocument.defaultView.innerWidth < 600;
}

function measure(frame) {
  const page = frame.contentDocument, width = frame.clientWidth, faults = [];
  const fault = (text) => faults.push(`${frame.title}: ${text}`);
  if (page.documentElement.scrollWidth > width) {
    fault(`the page is ${page.documentElement.scrollWidth} wide`);
  }
  for (const element of page.body.querySelectorAll("*")) {
    if (isApart(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.left < -1 || box.right > width + 1)) {
      fault(`${name(element)} is from ${box.left} to ${box.right}`);
    }
  }
  for (const cell of width < 600 ? [] : page.querySelectorAll(".steps td:last-child:empty")) {
    const room = cell.getBoundingClientRect().width;
    if (room < 75) {
      fault(`a day has ${room} of room to be written in`);
    }
  }
  const lines = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    if (text.data.trim() === "" || isApart(parent)) continue;
    const range = page.createRange();
    range.selectNodeContents(text);
    // A picture, a cell or a block that contains the text.
    const around = parent.closest("svg, td, th, li, p, h1, h2, h3, dd, dt, figure, main").getBoundingClientRect();
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const out = Math.max(around.left - box.left, box.right - around.right);
      if (out > 1) {
        fault(`“${text.data.trim().slice(0, 40)}” leaves its box by ${out}`);
      }
      // Fonts for signs are higher than a line, so half a line is no fault.
      const off = Math.max(around.top - box.top, box.bottom - around.bottom);
      if (off > box.height / 2) {
        fault(`“${text.data.trim().slice(0, 40)}” leaves its box by ${off} upwards or downwards`);
      }
      lines.push({ text, box });
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  for (let at = 0; at < lines.length; at++) {
    const one = lines[at];
    for (let next = at + 1; next < lines.length && lines[next].box.top < one.box.bottom - 2; next++) {
      const other = lines[next];
      const over = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (one.text !== other.text && over > 2) {
        fault(`“${one.text.data.trim().slice(0, 40)}” and “${other.text.data.trim().slice(0, 40)}” are over each other`);
      }
    }
  }
  return [`${frame.title}: ${lines.length} lines of text`, ...new Set(faults)];
}

addEventListener("load", () => {
  const said = [...document.querySelectorAll("iframe")].flatMap(measure);
  const report = document.createElement("pre");
  report.textContent = said.join("\n");
  document.body.replaceChildren(report);
});
