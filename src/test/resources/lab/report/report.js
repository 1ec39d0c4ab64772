(() => {
  'use strict';
  const root = document.documentElement;
  const buttons = document.querySelectorAll('[data-to]');

  const remembered = () => {
    try {
      return localStorage.getItem('lab.language');
    } catch {
      return null; // a browser may keep nothing for pages from disk
    }
  };
  const speak = (language) => {
    root.lang = root.dataset.lang = language;
    buttons.forEach((button) => button.setAttribute('aria-pressed', button.dataset.to === language));
  };
  const known = (language) => ['ko', 'en'].find((one) => String(language).startsWith(one));
  speak(known(remembered()) || (navigator.languages || []).map(known).find(Boolean) || 'ko');
  buttons.forEach((button) =>
    button.addEventListener('click', () => {
      speak(button.dataset.to);
      try {
        localStorage.setItem('lab.language', button.dataset.to);
      } catch {
        // then it is asked again the next time
      }
    }));

  const search = document.getElementById('search');
  const shown = document.getElementById('shown');
  let lines;
  search.addEventListener('input', () => {
    lines = lines || [...document.querySelectorAll('#moments li')].map((line) => [line, line.textContent.toLowerCase()]);
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [line, text] of lines) {
      line.hidden = !words.every((word) => text.includes(word));
      count += line.hidden ? 0 : 1;
    }
    shown.textContent = count;
  });

  // on paper nothing can be unfolded; the raw moments would be dozens of pages
  const folded = () => document.querySelectorAll('details.chapter');
  addEventListener('beforeprint', () => folded().forEach((chapter) => { chapter.open = true; }));
})();
