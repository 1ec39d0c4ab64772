'use strict';

const TRANSLATING_AFTER = 5;
const LONG_AFTER = 12;

const form = document.querySelector('form');
const button = form.querySelector('button');
const parts = ['result', 'problem'].map(id => document.getElementById(id));

// Without these two the form still works, as it does without any script.
if (window.fetch && window.DOMParser) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
}

function send() {
  button.disabled = true;
  parts.forEach(part => { part.hidden = true; });
  const stop = showProgress();
  fetch(form.action, { method: 'POST', headers: { Accept: 'text/html' } })
    .then(response => response.text())
    .then(html => show(new DOMParser().parseFromString(html, 'text/html')))
    .catch(showLost)
    .then(() => {
      stop();
      button.disabled = false;
      button.focus({ preventScroll: true });
    });
}

function showProgress() {
  const started = Date.now();
  let last = '';
  const tick = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    const at = seconds < TRANSLATING_AFTER ? 'ocr' : 'translate';
    mark(at);
    // The stage is spoken when it changes; the seconds are only to be seen.
    const stage = form.dataset[seconds < LONG_AFTER ? at : 'long'];
    if (stage !== last) {
      last = stage;
      document.getElementById('stage').textContent = stage;
    }
    document.getElementById('elapsed').textContent = seconds + form.dataset.seconds;
  };
  tick();
  const timer = setInterval(tick, 250);
  return () => {
    clearInterval(timer);
    mark('');
    document.getElementById('stage').textContent = '';
    document.getElementById('elapsed').textContent = '';
  };
}

function mark(stage) {
  document.querySelectorAll('li').forEach(step => {
    if (step.id === stage) {
      step.setAttribute('aria-current', 'step');
    } else {
      step.removeAttribute('aria-current');
    }
  });
}

// What the page would have shown without a script is what is shown here; the elements stay, their content changes.
function show(page) {
  parts.forEach(part => {
    const news = page.getElementById(part.id);
    part.innerHTML = news.innerHTML;
    part.hidden = news.hidden;
  });
}

function showLost() {
  document.getElementById('advice').textContent = form.dataset.lost;
  document.getElementById('command').textContent = 'kubectl get pods -o wide';
  document.getElementById('cause').textContent = '';
  document.getElementById('problem').hidden = false;
}
