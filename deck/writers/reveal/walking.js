// From slide to slide. Hidden slides are skipped, but links, the overview and their numbers lead to
// them, as links do in PowerPoint; from a hidden slide the next one follows, even if hidden.
const walking = (() => {
  const receives = /receiver/i.test(location.search);
  let called = null;
  let told = false;

  const isHidden = slide => slide.dataset.visibility === 'hidden';

  // The slide that the address leads to while the page is being opened.
  const named = () => {
    if (Reveal.getCurrentSlide()) return null;
    try {
      return document.getElementById(decodeURIComponent(location.hash.replace(/^#\/?/, '')));
    } catch {
      return null;
    }
  };

  // The slide that a step towards `target` leads to, from where we are.
  const reached = (slides, target) => {
    const here = Reveal.getCurrentSlide();
    const from = here ? slides.indexOf(here) : -1;
    const step = target < from ? -1 : 1;
    if (here && isHidden(here) && target === from + step) return target;
    // The last slide may be hidden: End leads to the last that is not.
    for (const [start, by] of [[target, step], [target, -step]]) {
      for (let at = start; slides[at]; at += by) {
        if (at === from) break;
        if (!isHidden(slides[at])) return at;
      }
    }
    return from;
  };

  const before = event => {
    if (Reveal.isPrintView()) return;
    const slides = Reveal.getSlides();
    const slide = slides[event.indexh];
    if (!slide || !isHidden(slide) || slide === called || slide === named() || told) return;
    const instead = reached(slides, event.indexh);
    if (instead < 0 || instead === event.indexh) return;
    event.preventDefault();
    if (slides[instead] !== Reveal.getCurrentSlide()) Reveal.slide(instead);
  };

  // What now comes is from elsewhere and names its slide: it is no step.
  const tell = () => {
    told = true;
    setTimeout(() => { told = false; });
  };

  // The speaker view tells which slide to show, and asks a frame of its own for the one after.
  const listen = event => {
    let method = '';
    try {
      method = JSON.parse(event.data).method;
    } catch {
      return;
    }
    if (method === 'setState') tell();
    else told = false;
    if (!receives || !['setState', 'next'].includes(method)) return;
    const slides = Reveal.getSlides();
    const at = slides.indexOf(Reveal.getCurrentSlide());
    const last = at >= 0 && reached(slides, at + 1) === at;
    Reveal.getRevealElement().classList.toggle('over', method === 'next' && last);
  };

  // Show a slide, hidden or not; the browser's Back returns.
  const go = slide => {
    overview.close();
    called = slide;
    const state = `#${Reveal.getSlidePath()}`;
    if (location.hash !== state) history.replaceState(null, '', state);
    location.hash = `#/${encodeURIComponent(slide.id)}`;
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
    window.addEventListener('message', listen, true);
    window.addEventListener('hashchange', tell, true);
    frame.addEventListener('beforeslidechange', before);
    frame.addEventListener('click', follow, true);
  };

  return { start, go, isHidden };
})();
