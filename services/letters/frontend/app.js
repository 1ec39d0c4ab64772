'use strict';

const SILENCE = 1500;
const PATIENCE = 30000;
const ASKED_AGAIN = 5;

const part = id => document.getElementById(id);
const form = document.querySelector('form');
const button = form.querySelector('button');
const bars = document.querySelectorAll('progress');
const says = form.dataset;
let work = null;

// Without these the form still works, as it does without any script.
if (window.fetch && window.ReadableStream && window.TextDecoder && window.AbortController) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
}

function send() {
  // crypto.randomUUID exists only on https and localhost.
  const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), number => number.toString(16)).join('-');
  const stop = showProgress();
  ask(id, Date.now() + PATIENCE, 0)
    .catch(() => showProblem(says.lost, ''))
    .then(() => {
      stop();
      button.disabled = false;
      button.focus({ preventScroll: true });
    });
}

// Sends the letter again when its frontend is gone: at once, then after ever longer pauses.
function ask(id, deadline, again) {
  return attempt(id).catch(gone => {
    if (again === ASKED_AGAIN || Date.now() > deadline) {
      throw gone;
    }
    say('retry', says.resent.replace('{}', again + 1));
    return new Promise(resolve => setTimeout(resolve, again * 1000)).then(() => ask(id, deadline, again + 1));
  });
}

function attempt(id) {
  const abort = new AbortController();
  let alarm;
  const hush = () => clearTimeout(alarm);
  const heard = () => {
    hush();
    // In two steps: when the page itself stood still, what came meanwhile is read first.
    alarm = setTimeout(() => { alarm = setTimeout(() => abort.abort(), 100); }, SILENCE - 100);
  };
  heard();
  const headers = { Accept: 'application/x-ndjson', 'X-Request-Id': id };
  const answer = fetch(form.action, { method: 'POST', headers: headers, signal: abort.signal }).then(response => {
    heard();
    const type = response.headers.get('Content-Type') || '';
    return type.startsWith(headers.Accept) ? follow(response.body.getReader(), heard)
      : response.text().then(text => type.startsWith('text/html') ? showPage(text) : outcome(text) || Promise.reject());
  });
  answer.then(hush, hush);
  return answer;
}

function follow(reader, heard) {
  const decoder = new TextDecoder();
  let rest = '';
  const next = () => reader.read().then(chunk => {
    heard();
    const lines = (rest + (chunk.done ? '\n' : decoder.decode(chunk.value, { stream: true }))).split('\n');
    rest = lines.pop();
    return lines.some(outcome) || (chunk.done ? Promise.reject() : next());
  });
  return next();
}

// Shows a line, and says whether it was the outcome. A problem comes in a line, or alone.
function outcome(text) {
  const line = JSON.parse(text.trim() || '{}');
  const problem = line.title ? line : line.problem;
  if (problem) {
    showProblem(says.check, problem.status + ' ' + problem.title + ': ' + problem.detail);
  } else if (line.translated_text) {
    bars.forEach(bar => { bar.value = bar.max; });
    say('result', line.translated_text);
  } else if (part(line.stage)) {
    showStep(line, part(line.stage));
  }
  return problem || line.translated_text;
}

// What the page would have shown without a script.
function showPage(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  ['result', 'problem'].forEach(id => {
    part(id).innerHTML = page.getElementById(id).innerHTML;
    part(id).hidden = page.getElementById(id).hidden;
  });
}

function showProblem(advice, cause) {
  say('advice', advice);
  say('command', 'kubectl get pods -o wide');
  say('cause', cause);
  part('problem').hidden = false;
}

function showStep(line, step) {
  mark(line.stage);
  if (line.retry) {
    say('retry', says.retry.replace('{}', line.retry));
  }
  if ('pod' in line || line.retry) {
    step.querySelector('small').textContent =
      line.pod && line.node ? says.where.replace('{pod}', line.pod).replace('{node}', line.node) : '';
  }
  if (line.stage === 'translate' || line.text) {
    bars[0].value = bars[0].max;
  }
  const bar = step.querySelector('progress');
  if (bar && line.expected_ms) {
    bar.max = line.expected_ms;
    work = { bar: bar, done: line.elapsed_ms, at: Date.now() };
  }
}

function showProgress() {
  const sent = Date.now();
  // Between two lines a bar moves on by itself, but not for long, nor for those who want stillness.
  const glide = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 500;
  let frame;
  const tick = () => {
    frame = requestAnimationFrame(tick);
    say('elapsed', Math.floor((Date.now() - sent) / 1000) + says.seconds);
    if (work) {
      work.bar.value = Math.max(work.bar.value, work.done + Math.min(Date.now() - work.at, glide));
    }
  };
  button.disabled = true;
  part('problem').hidden = true;
  // Empty, but there: a screen reader speaks what comes into it.
  say('result', '');
  part('result').hidden = false;
  document.querySelectorAll('small').forEach(where => { where.textContent = ''; });
  bars.forEach(bar => {
    bar.value = 0;
    bar.hidden = false;
  });
  mark('frontend');
  tick();
  return () => {
    cancelAnimationFrame(frame);
    work = null;
    mark('');
    say('retry', '');
    say('elapsed', '');
  };
}

function mark(stage) {
  document.querySelectorAll('li').forEach(step => step.setAttribute('aria-current', step.id === stage && 'step'));
  say('stage', says[stage] || '');
}

// What is said already is not spoken again.
function say(id, text) {
  if (part(id).textContent !== text) {
    part(id).textContent = text;
  }
}
