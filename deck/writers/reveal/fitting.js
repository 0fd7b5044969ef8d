// The slide as large as the window allows, to the exact factor: reveal.js rounds to hundredths,
// which cuts off some pixels of a slide in a window of 1440 × 900.
const fitting = (frame, { width, height }) => {
  const fit = () => {
    const { clientWidth, clientHeight } = frame;
    const factor = Math.min(clientWidth / width, clientHeight / height);
    const x = Math.round((clientWidth - width * factor) / 2);
    const y = Math.round((clientHeight - height * factor) / 2);
    frame.style.setProperty('--fit', factor);
    frame.style.setProperty('--at', `${x}px ${y}px`);
  };
  new ResizeObserver(fit).observe(frame);
  fit();
  // Who has zoomed in moves the view with a finger, and turns no slide.
  window.visualViewport?.addEventListener('resize', () => {
    frame.toggleAttribute('data-prevent-swipe', visualViewport.scale > 1.03);
  });
};
