// Starts the presentation. The settings come with the page, in an element that is no script.
const frame = document.querySelector('.reveal');
const settings = JSON.parse(document.getElementById('settings').textContent);
// Without this name reveal.js prints the page as black text on white, whatever the slides are.
document.documentElement.classList.add('print-pdf');
const prints = /print-pdf/i.test(location.search);
walking.start(frame);
if (!prints) resting.start(frame);
fitting(frame, settings);
Reveal.initialize({
  ...settings,
  // Hidden slides are there to be linked to, but not printed.
  showHiddenSlides: !prints,
  keyboardCondition: keys.allows,
  plugins: [RevealNotes],
});
Reveal.on('slidechanged', overview.close);
// On paper and in a PDF, links between slides lead to a page of the same file.
const relink = (from, to) => {
  for (const link of document.querySelectorAll(`.slides section a[href^="${from}"]`)) {
    link.setAttribute('href', to + link.getAttribute('href').slice(from.length));
  }
};
window.addEventListener('beforeprint', () => relink('#/', '#'));
window.addEventListener('afterprint', () => relink('#', '#/'));
