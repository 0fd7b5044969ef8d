// All slides, small, in rows. Over each lies a link, which has the keys' focus and a name.
const overview = (() => {
  const GAP = 16;
  const LABEL = 28;
  let list = null;

  const frame = () => Reveal.getRevealElement();
  const links = () => [...list.children];

  const make = (slide, index) => {
    const link = document.createElement('a');
    const title = slide.querySelector('h1, h2')?.textContent ?? '';
    link.href = `#/${encodeURIComponent(slide.id)}`;
    link.textContent = walking.isHidden(slide) ? `${index + 1} ×` : `${index + 1}`;
    link.setAttribute('aria-label', `${index + 1} ${title.replace(/\u00ad\s*/g, '')}`.trim());
    if (slide === Reveal.getCurrentSlide()) link.setAttribute('aria-current', 'true');
    return link;
  };

  const arrange = () => {
    const { width, height } = Reveal.getConfig();
    const room = frame().clientWidth;
    const columns = Math.min(6, Math.max(2, Math.round(room / 280)));
    const cell = (room - GAP * (columns + 1) - 12) / columns;
    const style = frame().style;
    style.setProperty('--columns', columns);
    style.setProperty('--cell', `${cell}px`);
    style.setProperty('--row', `${cell * height / width + LABEL}px`);
    style.setProperty('--small', cell / width);
    return columns;
  };

  const open = () => {
    if (list || Reveal.isPrintView()) return;
    resting.wakeAll();
    list = document.createElement('nav');
    list.setAttribute('aria-label', 'Overview');
    list.append(...Reveal.getSlides().map(make));
    arrange();
    frame().classList.add('grid');
    Reveal.getCurrentSlide().inert = true;
    Reveal.getSlidesElement().append(list);
    const current = list.querySelector('[aria-current]');
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: 'center', behavior: 'instant' });
    window.addEventListener('resize', arrange);
  };

  const close = () => {
    if (!list) return;
    window.removeEventListener('resize', arrange);
    list.remove();
    list = null;
    frame().classList.remove('grid');
    Reveal.getSlidesElement().scrollTop = 0;
    Reveal.getCurrentSlide().inert = false;
    resting.restAll();
  };

  const move = to => {
    const all = links();
    const link = all[Math.max(0, Math.min(to, all.length - 1))];
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };

  // Take a key while the overview is open; the speaker view sends nothing but its code.
  const take = code => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    const here = at < 0 ? all.findIndex(link => link.ariaCurrent) : at;
    const columns = Number(frame().style.getPropertyValue('--columns'));
    const ahead = Reveal.getConfig().rtl ? -1 : 1;
    const steps = {
      33: -1, 80: -1, 34: 1, 78: 1, // PageUp and P, PageDown and N
      37: -ahead, 72: -ahead, 38: -columns, 75: -columns, // left and up, as reveal.js has them
      39: ahead, 76: ahead, 40: columns, 74: columns, // right and down
    };
    if (code in steps) move(here + steps[code]);
    else if (code === 36) move(0);
    else if (code === 35) move(all.length - 1);
    else if (code === 13 || code === 32) all[here].click();
    else if (code === 27 || code === 79) close();
    else return false;
    return true;
  };

  return { open, close, take, get isOpen() { return list !== null; } };
})();
