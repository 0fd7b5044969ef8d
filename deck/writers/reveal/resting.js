// In large decks what is on the slides that are not shown rests outside of the document: at each
// turn reveal.js looks through all that is in it.
const resting = (() => {
  const MANY = 100;
  const away = new Map();
  let slides = [];

  const wake = slide => {
    if (!away.has(slide)) return;
    slide.append(away.get(slide));
    away.delete(slide);
  };

  const rest = slide => {
    if (away.has(slide)) return;
    const content = document.createDocumentFragment();
    content.append(...slide.childNodes);
    away.set(slide, content);
  };

  const wakeAll = () => slides.forEach(wake);
  const restAll = () => {
    if (overview.isOpen) return;
    for (const slide of slides) if (slide !== Reveal.getCurrentSlide()) rest(slide);
  };
  // What holds the content of a slide, wherever that is.
  const contentOf = slide => away.get(slide) ?? slide;

  const start = frame => {
    const all = [...frame.querySelectorAll('.slides > section')];
    if (all.length <= MANY) return;
    slides = all;
    slides.forEach(rest);
    frame.addEventListener('beforeslidechange', event => {
      const last = slides.length - 1;
      if (!event.defaultPrevented) wake(slides[Math.max(0, Math.min(event.indexh, last))]);
    });
    frame.addEventListener('slidechanged', event => {
      wake(event.currentSlide);
      if (event.previousSlide && !overview.isOpen) rest(event.previousSlide);
    });
    window.addEventListener('beforeprint', wakeAll);
    window.addEventListener('afterprint', restAll);
  };

  return { start, wakeAll, restAll, contentOf };
})();
