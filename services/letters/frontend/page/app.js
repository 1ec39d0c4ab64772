'use strict';

const SILENCE = 1500;
const WAITING = 2000;
const NEXT = 500;
const RACERS = 6;
const PATIENCE = 60000;

const part = id => document.getElementById(id);
const form = document.querySelector('form');
const button = form.querySelector('button');
const bars = document.querySelectorAll('progress');
const says = form.dataset;
let work = null;
let waits = false;
let known = {};

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
  known = {};
  ask(id, Date.now() + PATIENCE, 0)
    .catch(() => showProblem(says.lost, ''))
    .then(() => {
      stop();
      button.disabled = false;
      button.focus({ preventScroll: true });
    });
}

// Sends the letter again when its frontend is gone, with how far it was: what is done is not done again.
function ask(id, deadline, again) {
  return race(id).catch(gone => {
    if (Date.now() > deadline) {
      throw gone;
    }
    say('retry', says.resent.replace('{}', again + 1));
    return ask(id, deadline, again + 1);
  });
}

// Asks on another connection every half second, until a frontend says a word on one of them and goes on alone:
// each connection leads to another pod, and one on a stopped node says nothing.
function race(id) {
  const racers = [];
  let first = null;
  return new Promise((resolve, reject) => {
    const start = () => {
      if (first || racers.length === RACERS) {
        return;
      }
      const racer = { abort: new AbortController(), ended: false };
      const spoke = () => {
        first = first || racer;
        racers.filter(other => other !== first).forEach(other => other.abort.abort());
      };
      racers.push(racer);
      attempt(id, racer.abort, spoke).then(resolve, gone => {
        racer.ended = true;
        if (first === racer || racers.length === RACERS && racers.every(each => each.ended)) {
          reject(gone);
        }
      });
      setTimeout(start, NEXT);
    };
    start();
  });
}

function attempt(id, abort, spoke) {
  let alarm;
  const hush = () => clearTimeout(alarm);
  const heard = () => {
    hush();
    // In two steps: when the page itself stood still, what came meanwhile is read first.
    alarm = setTimeout(() => { alarm = setTimeout(() => abort.abort(), 100); }, SILENCE - 100);
  };
  heard();
  const headers = { Accept: 'application/x-ndjson', 'Content-Type': 'application/json', 'X-Request-Id': id };
  const body = JSON.stringify(known);
  const answer = fetch(form.action, { method: 'POST', headers: headers, body: body, signal: abort.signal }).then(response => {
    spoke();
    heard();
    const type = response.headers.get('Content-Type') || '';
    return type.startsWith(headers.Accept) ? follow(response.body.getReader(), heard)
      : response.text().then(all => type.startsWith('text/html') ? showPage(all) : outcome(all) || Promise.reject());
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
function outcome(said) {
  const line = JSON.parse(said.trim() || '{}');
  const problem = line.title ? line : line.problem;
  remember(line);
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

// What the next frontend is to know, should this one die: the text, once it is read, and how far the stage after that is.
function remember(line) {
  if (line.text) {
    known = { text: line.text };
  } else if (line.stage === (known.text ? 'translate' : 'ocr')) {
    known.elapsed_ms = line.elapsed_ms;
  }
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
  if (line.waiting_ms > WAITING) {
    waits = true;
    say('retry', says.waiting.replace('{}', Math.floor(line.waiting_ms / 1000)));
  } else if (line.retry && !waits) {
    say('retry', says.retry.replace('{}', line.retry));
  } else if (waits && line.pod) {
    waits = false;
    say('retry', '');
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
function say(id, words) {
  if (part(id).textContent !== words) {
    part(id).textContent = words;
  }
}
