// Finds slides by what can be read on them, or by their number. What is found is marked by a
// highlight of the browser, so that the text stays as it is (CSS Custom Highlight API).
const finding = (() => {
  let panel = null;
  let input = null;
  let count = null;
  let texts = null;

  // The characters of a slide, and where each stands: node and offset. Notes, the data of a
  // chart that lie unseen over it, and footers are left out; lines of a paragraph are one text.
  const read = slide => {
    const walker = document.createTreeWalker(resting.contentOf(slide), NodeFilter.SHOW_ALL, node =>
      node.nodeType === Node.ELEMENT_NODE && node.matches('.notes, .v, .m, .f')
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let text = '';
    let block = null;
    const places = [];
    const put = (sign, node, offset) => {
      if (sign === ' ' && (text === '' || text.endsWith(' '))) return;
      text += sign;
      places.push([node, offset]);
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const own = node.parentElement.closest('h1, h2, p, li, div, td, th, text, section');
      if (own !== block) put(' ', node, 0);
      block = own;
      [...node.data].reduce((offset, letter) => {
        const folded = letter.toLowerCase();
        if (/\s/.test(letter)) put(' ', node, offset);
        else if (letter !== '\u00ad') {
          put(folded.length === letter.length ? folded : letter, node, offset);
          for (let unit = 1; unit < letter.length; unit += 1) places.push([node, offset + unit]);
        }
        return offset + letter.length;
      }, 0);
    }
    return { text, places };
  };

  const wanted = () => input.value.trim().toLowerCase().replace(/\s+/g, ' ');

  const found = () => {
    const word = wanted();
    if (!word || walking.gone.has(word)) return [];
    const slides = Reveal.getSlides();
    const numbered = slides.find(slide => slide.dataset.number === word);
    if (numbered) return [numbered];
    texts ??= slides.map(slide => read(slide).text);
    return slides.filter((slide, index) => !walking.isHidden(slide) && texts[index].includes(word));
  };

  const mark = () => {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete('found');
    const word = panel && wanted();
    if (!word) return;
    const { text, places } = read(Reveal.getCurrentSlide());
    const ranges = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const range = document.createRange();
      const [last, offset] = places[at + word.length - 1];
      range.setStart(...places[at]);
      range.setEnd(last, offset + 1);
      ranges.push(range);
    }
    CSS.highlights.set('found', new Highlight(...ranges));
  };

  const tell = () => {
    const slides = found();
    const at = slides.indexOf(Reveal.getCurrentSlide());
    count.textContent = wanted() && (at < 0 ? `${slides.length}` : `${at + 1}/${slides.length}`);
    mark();
  };

  // Go to the first slide found from here on; if `on`, after or before this one.
  const step = by => {
    const slides = found();
    if (!slides.length) return;
    const all = Reveal.getSlides();
    const here = all.indexOf(Reveal.getCurrentSlide());
    const isShown = slides.includes(all[here]) && input.dataset.shown !== wanted();
    const there = isShown ? all[here]
      : by > 0 ? slides.find(slide => all.indexOf(slide) > here) ?? slides[0]
        : slides.findLast(slide => all.indexOf(slide) < here) ?? slides.at(-1);
    input.dataset.shown = wanted();
    if (there !== all[here]) walking.go(there);
    tell();
  };

  const close = () => {
    if (!panel) return;
    panel.remove();
    panel = null;
    Reveal.off('slidechanged', tell);
    mark();
  };

  const take = event => {
    if (event.isComposing) return;
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const open = () => {
    if (!panel) {
      panel = document.createElement('div');
      input = document.createElement('input');
      count = document.createElement('output');
      panel.className = 'panel';
      panel.setAttribute('role', 'search');
      panel.lang = 'en';
      panel.dir = 'ltr';
      input.type = 'search';
      input.placeholder = 'Words, or a slide’s number';
      input.setAttribute('aria-label', input.placeholder);
      input.addEventListener('input', tell);
      input.addEventListener('keydown', take);
      panel.append(input, count);
      Reveal.getRevealElement().append(panel);
      Reveal.on('slidechanged', tell);
    }
    input.focus();
    input.select();
  };

  return { open, close, get isOpen() { return panel !== null; } };
})();
