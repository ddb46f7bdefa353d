// The frame around the page of an edition: asks what is wrong when something changes, and
// loads the page again if it is another. All text is put in as text.
'use strict';

const path = document.body.dataset.path;
const frame = document.getElementById('page');
const status = document.getElementById('status');
let version;

function element(name, className, text) {
  const e = document.createElement(name);
  e.className = className;
  e.textContent = text;
  return e;
}

function item(finding) {
  const li = element('li', finding.severity, '');
  li.append(element('b', '', finding.severity), ' ');
  if (finding.place) li.append(element('span', 'place', finding.place), ' ');
  li.append(element('span', 'message', finding.message), ' ', element('code', '', finding.code));
  if (finding.help) li.append(element('span', 'help', finding.help));
  return li;
}

function show(state) {
  const findings = document.getElementById('findings');
  document.getElementById('list').replaceChildren(...state.findings.map(item));
  const count = state.findings.length;
  document.getElementById('count').textContent = count === 1 ? '1 finding' : count + ' findings';
  findings.hidden = count === 0;
  const errors = state.findings.some((f) => f.severity === 'error');
  status.textContent = state.stale ? 'The page shows the last state without these errors'
    : errors ? 'There are errors' : 'Up to date';
}

// reload loads the page again and scrolls to where it was.
function reload() {
  const old = frame.contentWindow;
  const top = old ? old.scrollY : 0;
  frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.src = '/page/' + path;
}

async function refresh() {
  const response = await fetch('/state/' + path);
  if (!response.ok) {
    status.textContent = 'The document is not there any more';
    return;
  }
  const state = await response.json();
  if (state.version === version) return;
  const first = version === undefined;
  version = state.version;
  show(state);
  if (!first || frame.contentDocument === null) reload();
}

// One request after the other: of changes that come meanwhile the last one counts.
let running = Promise.resolve();
const events = new EventSource('/events');
events.onmessage = () => { running = running.then(refresh).catch(() => {}); };
events.onerror = () => { status.textContent = 'The preview was ended'; };
