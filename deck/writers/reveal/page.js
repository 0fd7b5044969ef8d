// Starts the presentation. The settings come with the page, in an element that is no script.
const frame = document.querySelector('.reveal');
const settings = JSON.parse(document.getElementById('settings').textContent);
// Without this name reveal.js prints the page as black text on white, whatever the slides are.
document.documentElement.classList.add('print-pdf');
const prints = /print-pdf/i.test(location.search);
if (!prints) {
  walking.start(frame);
  resting.start(frame);
}
fitting(frame, settings);
Reveal.initialize({
  ...settings,
  keyboardCondition: keys.allows,
  plugins: [RevealNotes],
});
Reveal.on('slidechanged', overview.close);
// Other scripts find the overview under reveal.js's own names.
Reveal.isOverview = () => overview.isOpen;
Reveal.toggleOverview = (on = !overview.isOpen) => (on ? overview.open() : overview.close());
// On paper and in a PDF, links between slides lead to a page of the same file.
const relink = (from, to) => {
  for (const link of document.querySelectorAll(`.slides section a[href^="${from}"]`)) {
    link.setAttribute('href', to + link.getAttribute('href').slice(from.length));
  }
};
window.addEventListener('beforeprint', () => relink('#/', '#'));
window.addEventListener('afterprint', () => relink('#', '#/'));
