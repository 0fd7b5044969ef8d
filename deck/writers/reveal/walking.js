// From slide to slide. reveal.js takes hidden slides out of the document; those stay that a link
// leads to, as links do in PowerPoint. Keys and fingers skip them; from a hidden slide the next
// one follows, even if hidden.
const walking = (() => {
  const receives = /receiver/i.test(location.search);
  let called = null;
  // Whether a key or a finger asks for another slide, rather than a script or an address for one.
  // Opening the page without an address is a step to the first slide.
  let stepping = !location.hash;

  const isHidden = slide => 'skipped' in slide.dataset;

  // The numbers of slides that are in the document no more.
  const gone = new Set();

  const keep = frame => {
    const links = [...frame.querySelectorAll('.slides a[href^="#/"]')];
    const linked = new Set(links.map(link => decodeURIComponent(link.hash.slice(2))));
    for (const slide of frame.querySelectorAll('section[data-visibility="hidden"]')) {
      if (linked.has(slide.id)) {
        delete slide.dataset.visibility;
        slide.dataset.skipped = '';
      } else gone.add(slide.dataset.number);
    }
  };

  const step = () => {
    stepping = true;
    setTimeout(() => { stepping = false; });
  };

  // The slide that a step towards `target` leads to, from where we are.
  const reached = (slides, target) => {
    const here = Reveal.getCurrentSlide();
    const from = here ? slides.indexOf(here) : -1;
    const by = target < from ? -1 : 1;
    if (here && isHidden(here) && target === from + by) return target;
    // The last slide may be hidden: End leads to the last that is not.
    for (const [start, on] of [[target, by], [target, -by]]) {
      for (let at = start; slides[at]; at += on) {
        if (at === from) break;
        if (!isHidden(slides[at])) return at;
      }
    }
    return from;
  };

  const before = event => {
    const slides = Reveal.getSlides();
    const slide = slides[event.indexh];
    if (!stepping || !slide || !isHidden(slide) || slide === called) return;
    const instead = reached(slides, event.indexh);
    if (instead < 0 || instead === event.indexh) return;
    event.preventDefault();
    if (slides[instead] !== Reveal.getCurrentSlide()) Reveal.slide(instead);
  };

  // The speaker view passes keys on, and asks a frame of its own for the slide after this one.
  const listen = event => {
    let method = '';
    try {
      method = JSON.parse(event.data).method;
    } catch {
      return;
    }
    if (['triggerKey', 'next'].includes(method)) step();
    else if (method === 'setState') stepping = false;
    if (!receives || !['setState', 'next'].includes(method)) return;
    const slides = Reveal.getSlides();
    const at = slides.indexOf(Reveal.getCurrentSlide());
    const last = at >= 0 && reached(slides, at + 1) === at;
    Reveal.getRevealElement().classList.toggle('over', method === 'next' && last);
  };

  // The speaker view sends both of its frames their slide when the first one is ready. The one of
  // the next slide may be ready later, and has missed it then: it says so like the first one.
  const announce = () => {
    if (!receives || Reveal.getConfig().postMessageEvents || parent === window) return;
    parent.postMessage(JSON.stringify({ namespace: 'reveal', eventName: 'ready' }), '*');
  };

  // Show a slide, hidden or not; the browser's Back returns.
  const go = slide => {
    overview.close();
    called = slide;
    const state = `#${Reveal.getSlidePath()}`;
    if (location.hash !== state) history.replaceState(null, '', state);
    // Unlike a new hash this brings no event that would show the slide once more, later.
    history.pushState(null, '', `#/${encodeURIComponent(slide.id)}`);
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v);
    called = null;
  };

  const follow = event => {
    const link = event.target.closest('a[href^="#/"]');
    const slide = link && document.getElementById(decodeURIComponent(link.hash.slice(2)));
    if (!slide) return;
    event.stopPropagation();
    // With one of these the browser opens another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(slide);
  };

  const start = frame => {
    keep(frame);
    for (const type of ['keydown', 'touchmove', 'touchend']) addEventListener(type, step, true);
    addEventListener('message', listen, true);
    frame.addEventListener('ready', () => {
      stepping = false;
      announce();
    });
    frame.addEventListener('beforeslidechange', before);
    frame.addEventListener('click', follow, true);
  };

  return { start, go, isHidden, gone };
})();
