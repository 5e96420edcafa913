// A promise strip is one stop for the Tab key; the arrows walk its blocks.
// Without the script every block is an ordinary link.
const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function target(key, index, last) {
  if (key in STEP) return Math.min(last, Math.max(0, index + STEP[key]));
  if (key === "Home") return 0;
  if (key === "End") return last;
  return null;
}

function walk(strip) {
  const blocks = [...strip.querySelectorAll("a.block")];
  const rove = (current) => {
    for (const block of blocks) block.tabIndex = block === current ? 0 : -1;
  };
  if (!blocks.length) return;
  rove(blocks[0]);
  strip.addEventListener("focusin", (event) => {
    if (blocks.includes(event.target)) rove(event.target);
  });
  strip.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = blocks.indexOf(document.activeElement);
    const next = index < 0 ? null : target(event.key, index, blocks.length - 1);
    if (next === null) return;
    event.preventDefault();
    blocks[next].focus();
  });
}

export function walkStrips(root) {
  for (const strip of root.querySelectorAll("[data-strip]")) walk(strip);
}
