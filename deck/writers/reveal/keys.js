// The keys that are ours rather than reveal.js's, and the list of all of them.
const keys = (() => {
  const KNOWN = [
    ['→ ↓ Space PageDown N', 'next slide'],
    ['← ↑ Shift+Space PageUp P', 'previous slide'],
    ['Home, End', 'first slide, last slide'],
    ['Esc O', 'overview'],
    ['G, Ctrl+Shift+F', 'find words, or go to a number'],
    ['B .', 'black screen'],
    ['F', 'full screen'],
    ['S', 'speaker view'],
    ['? F1', 'this list'],
  ];
  // Space, PageUp to arrow down, N and P: what a presenter remote sends, too.
  const TURNING = [32, 33, 34, 35, 36, 37, 38, 39, 40, 78, 80];
  let list = null;

  const closeList = () => {
    list?.remove();
    list = null;
  };

  // Both panels stand at one place.
  const openSearch = () => {
    closeList();
    finding.open();
  };

  const openList = () => {
    finding.close();
    list = document.createElement('div');
    list.className = 'panel';
    list.lang = 'en';
    list.dir = 'ltr';
    list.setAttribute('role', 'dialog');
    list.setAttribute('aria-label', 'Keys');
    const names = document.createElement('dl');
    for (const [name, meaning] of KNOWN) {
      const term = document.createElement('dt');
      const description = document.createElement('dd');
      term.textContent = name;
      description.textContent = meaning;
      names.append(term, description);
    }
    list.append(names);
    Reveal.getRevealElement().append(list);
  };

  // Whether reveal.js may have a key. What the speaker view sends is no event, only a code: no
  // window may fill the screen by that, and the question mark is any press of its key.
  const allows = event => {
    const code = event.keyCode;
    const isSent = !(event instanceof Event);
    const asks = code === 112 || (isSent ? code === 191 : event.key === '?');
    if (isSent && code === 70) return false;
    const writes = /^(input|textarea)$/i.test(document.activeElement?.tagName ?? '');
    if (writes) return true;
    if ((event.ctrlKey || event.metaKey) && event.shiftKey && code === 70) openSearch();
    else if (event.ctrlKey || event.metaKey || event.altKey) return true;
    else if (Reveal.isPaused()) {
      if (!TURNING.includes(code)) return true;
      Reveal.togglePause(false);
    } else if (list && (code === 27 || code === 13)) closeList();
    else if (finding.isOpen && code === 27) finding.close();
    else if (overview.isOpen && overview.take(code)) event.preventDefault?.();
    else if (code === 71) openSearch();
    else if (asks) {
      if (list) closeList();
      else openList();
    } else if (code === 27 || code === 79) overview.open();
    else return true;
    event.preventDefault?.();
    return false;
  };

  return { allows };
})();
