// A motion's page in print: a brief of one page, or the whole where somebody chose so, with the QR code of its address.
"use strict";
{
  // A QR code by ISO/IEC 18004, in bytes, with error correction M, which a smudge survives, and mask 3: no need to try all
  // eight. For each version from 1 on: how many code words it has, how many of each block correct errors, how many blocks.
  const VERSIONS = [
    [26, 10, 1],
    [44, 16, 1],
    [70, 26, 1],
    [100, 18, 2],
    [134, 24, 2],
    [172, 16, 4],
    [196, 18, 4],
    [242, 22, 4],
    [292, 22, 5],
    [346, 26, 5],
  ];
  const FORMAT = 0b101101101001011;

  // Multiplication of bytes as polynomials modulo x⁸ + x⁴ + x³ + x² + 1.
  function times(left, right) {
    let product = 0;
    for (let bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ ((product >> 7) * 0x11d);
      if ((right >> bit) & 1) product ^= left;
    }
    return product;
  }

  // The code words, `count` of them, that correct the errors of a block.
  function correction(block, count) {
    let divisor = [1];
    for (let power = 0, root = 1; power < count; power++, root = times(root, 2)) {
      const longer = [...divisor, 0];
      divisor = longer.map((value, place) => value ^ (place ? times(divisor[place - 1], root) : 0));
    }
    const rest = [...block, ...Array(count).fill(0)];
    for (let start = 0; start < block.length; start++) {
      const factor = rest[start];
      for (let place = 0; place <= count; place++) rest[start + place] ^= times(divisor[place], factor);
    }
    return rest.slice(block.length);
  }

  // All code words of a text of bytes, in the order in which they are drawn.
  function codeWords(bytes, version) {
    const [all, correcting, count] = VERSIONS[version - 1];
    const room = all - correcting * count;
    const length = bytes.length.toString(2).padStart(version < 10 ? 8 : 16, "0");
    const text = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
    const words = `0100${length}${text}0000`.match(/.{1,8}/g).map((bits) => parseInt(bits.padEnd(8, "0"), 2));
    for (let filler = 0xec; words.length < room; filler ^= 0xec ^ 0x11) words.push(filler);
    const short = Math.floor(room / count);
    const blocks = Array.from({ length: count }, (_none, place) =>
      words.splice(0, short + (place >= count - (room % count) ? 1 : 0)),
    );
    const inTurn = (lists) =>
      Array.from({ length: short + correcting + 1 }, (_none, place) => lists.map((list) => list[place])).flat();
    const corrections = blocks.map((block) => correction(block, correcting));
    return [...inTurn(blocks), ...inTurn(corrections)].filter((word) => word !== undefined);
  }

  // The rows of modules of every code of a version, each 1 for dark or 0 for light; where the text comes there is none.
  function frame(version) {
    const side = 17 + 4 * version;
    const last = side - 7;
    const rows = Array.from({ length: side }, () => Array(side).fill(undefined));
    const square = (row, column, size, light) => {
      for (let down = -size; down <= size; down++)
        for (let across = -size; across <= size; across++)
          if (row + down in rows && column + across in rows)
            rows[row + down][column + across] = light.includes(Math.max(Math.abs(down), Math.abs(across))) ? 0 : 1;
    };
    for (let place = 0; place < side; place++) rows[place][6] = rows[6][place] = (place + 1) % 2;
    const places = version < 7 ? [6, last] : [6, (6 + last) / 2, last];
    const isFinder = (row, column) =>
      row + column < 2 * last && [row, column].every((place) => place === 6 || place === last);
    for (const row of version > 1 ? places : [])
      for (const column of places) if (!isFinder(row, column)) square(row, column, 2, [1]);
    for (const [row, column] of [
      [3, 3],
      [3, side - 4],
      [side - 4, 3],
    ])
      square(row, column, 4, [2, 4]);
    writeFormat(rows, side);
    if (version > 6) writeVersion(rows, side, version);
    return rows;
  }

  function writeFormat(rows, side) {
    for (let place = 0; place < 15; place++) {
      const bit = (FORMAT >> place) & 1;
      // Both pass by the line in row and column 6.
      rows[place < 8 ? place + (place > 5) : side - 15 + place][8] = bit;
      rows[8][place < 8 ? side - 1 - place : 15 - place - (place > 8)] = bit;
    }
    rows[side - 8][8] = 1;
  }

  function writeVersion(rows, side, version) {
    let rest = version << 12;
    for (let bit = 17; bit >= 12; bit--) if ((rest >> bit) & 1) rest ^= 0x1f25 << (bit - 12);
    for (let place = 0; place < 18; place++) {
      const [across, down] = [Math.floor(place / 3), side - 11 + (place % 3)];
      rows[down][across] = rows[across][down] = (((version << 12) | rest) >> place) & 1;
    }
  }

  // The rows of the modules of a text; none of one that is too long.
  function modules(text) {
    const bytes = [...new TextEncoder().encode(text)];
    const version =
      1 + VERSIONS.findIndex(([all, own, count], before) => all - own * count >= bytes.length + (before < 9 ? 2 : 3));
    if (!version) return [];
    const bits = codeWords(bytes, version).flatMap((word) =>
      [7, 6, 5, 4, 3, 2, 1, 0].map((place) => (word >> place) & 1),
    );
    const rows = frame(version);
    let next = 0;
    let isUp = true;
    for (let right = rows.length - 1; right > 0; right -= 2, isUp = !isUp) {
      if (right === 6) right--;
      for (let step = 0; step < rows.length; step++) {
        const row = isUp ? rows.length - 1 - step : step;
        for (const column of [right, right - 1]) rows[row][column] ??= (bits[next++] ?? 0) ^ ((row + column) % 3 === 0);
      }
    }
    return rows;
  }

  // With the quiet zone that the standard asks.
  function draw(place, rows) {
    const [drawing, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
    const dark = rows.flatMap((row, down) =>
      row.map((bit, across) => (bit ? `M${across + 4} ${down + 4}h1v1h-1z` : "")),
    );
    path.setAttribute("d", dark.join(""));
    drawing.setAttribute("viewBox", `0 0 ${rows.length + 8} ${rows.length + 8}`);
    drawing.setAttribute("class", "qr");
    drawing.setAttribute("aria-hidden", "true");
    drawing.append(path);
    place.prepend(drawing);
  }

  const page = document.querySelector(".motion");

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      page.dataset.printing = button.dataset.print;
      print();
    });
  }

  addEventListener("afterprint", () => delete page.dataset.printing);

  addEventListener("beforeprint", () => {
    const place = page.querySelector(".printed");
    const address = document.querySelector("link[rel=canonical]").getAttribute("href");
    const code = place.querySelector(".qr") ? [] : modules(address);
    if (code.length) draw(place, code);
    const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const shown = Object.assign(document.createElement("b"), { textContent: address });
    place
      .querySelector("[data-printed]")
      .replaceChildren(shown, document.createElement("br"), `Printed on ${day}.`, document.createElement("br"));
  });
}
