// Starts the presentation. The settings come with the page, in an element that is no script.
(() => {
  const settings = JSON.parse(document.getElementById('settings').textContent);
  Reveal.initialize({ ...settings, plugins: [RevealNotes, RevealSearch] });
})();
