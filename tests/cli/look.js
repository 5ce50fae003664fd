(() => {
  const found = [];
  const rgb = s => (s.match(/[\d.]+/g) || []).map(Number);
  const lum = c => { const l = c.slice(0,3).map(v => { v /= 255; return v <= .03928 ? v/12.92 : ((v+.055)/1.055)**2.4; }); return .2126*l[0]+.7152*l[1]+.0722*l[2]; };
  const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > 0) return c; } return [255,255,255]; };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = {};
  while (walk.nextNode()) {
    const node = walk.currentNode, e = node.parentElement;
    if (!node.data.trim() || e.closest('style,title,desc')) continue;
    const style = getComputedStyle(e);
    const ink = rgb(e.closest('svg') ? style.fill : style.color);
    const [a, b] = [lum(ink), lum(behind(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    const size = parseFloat(style.fontSize);
    if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)}: ${node.data.trim().slice(0,40)}`);
    const box = e.closest('svg') ? null : e.getBoundingClientRect();
    if (box && !e.closest('.rol,.naar') && (box.right > innerWidth + 1 || box.left < -1)) found.push(`buiten het scherm: ${node.data.trim().slice(0,40)}`);
  }
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
    for (const [words, box] of boxes)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2) found.push(`afgesneden in ${svg.querySelector('title').textContent}: ${words}`);
    boxes.forEach(([words, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3) found.push(`over elkaar in ${svg.querySelector('title').textContent}: ${words} / ${other}`);
    }));
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('breder dan het scherm');
  return [...new Set(found)];
})()
