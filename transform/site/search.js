'use strict';
(() => {
const $ = (id) => document.getElementById(id);
const form = document.querySelector('.seek'), box = $('q'), order = $('order'), state = $('state'), list = $('results'), more = $('more');
const step = 20, aside = 14, excerpts = 3;

// Words and characters as the index has them: search.go cuts texts by the same rule.
const unparted = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const words = new RegExp(`[${unparted}]|(?:(?![${unparted}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const single = new RegExp(`^[${unparted}]`, 'u');
const marked = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}])\p{M}+/gu;
const alike = {'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ı': 'i', 'ς': 'σ', 'ـ': ''};
const fold = (s) => s.normalize('NFKD').replace(marked, '$1').toLowerCase()
  .replace(/[ßæœøłđðþıςـ]/g, (c) => alike[c]).normalize('NFC');

let documents, pieces, folded, kinds, numbers, found = [], terms = [], shown = 0;

async function load() {
  const bytes = Uint8Array.from(atob($('index').textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const raw = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = raw.indexOf(10);
  const head = JSON.parse(new TextDecoder().decode(raw.subarray(0, end)));
  documents = head.documents;
  pieces = [''].concat(head.pieces.split('\n'));
  kinds = Uint8Array.from(pieces, (p) => p.match(words) === null ? 0 : single.test(p) ? 2 : 1);
  folded = pieces.map((p, i) => kinds[i] ? fold(p) : '');
  numbers = new Uint32Array(raw.length - end);
  let count = 0, d = 0, passage = 0;
  for (const doc of documents) {
    doc.anchors = doc.a.split(' ');
    doc.starts = [];
  }
  for (let i = end + 1, start = 0; i < raw.length; i++) {
    let n = raw[i] & 127;
    for (let shift = 7; raw[i] > 127; shift += 7) n |= (raw[++i] & 127) << shift;
    numbers[count++] = n;
    if (n) continue;
    documents[d].starts.push(start);
    start = count;
    if (++passage === documents[d].anchors.length) {
      d++;
      passage = 0;
    }
  }
  numbers = numbers.subarray(0, count);
}

// parse reads a query: words, "phrases", beginnings*, -what is not wanted.
function parse(query) {
  const read = [];
  for (const [, not, phrase, bare] of query.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const text = phrase ?? bare;
    const parts = [...text.matchAll(words)].map((m) => fold(m[0]));
    if (parts.length) read.push({not: not === '-', sets: parts.map((p, i) => alikeSet(p, text.endsWith('*') && i === parts.length - 1))});
  }
  return read;
}

// alikeSet says which pieces are a word; those that begin with it, if that is asked for
// or no text has the word itself.
function alikeSet(part, open) {
  const set = new Uint8Array(pieces.length);
  let any = false;
  for (let i = 1; i < folded.length; i++) {
    if (kinds[i] && (open ? folded[i].startsWith(part) : folded[i] === part)) {
      set[i] = 1;
      any = true;
    }
  }
  return any || open ? set : alikeSet(part, true);
}

// phraseAt returns where a phrase that begins with the piece at i ends, or -1.
function phraseAt(term, i) {
  for (let part = 1; part < term.sets.length; part++) {
    do i++; while (numbers[i] && !kinds[numbers[i]]);
    if (!term.sets[part][numbers[i]]) return -1;
  }
  return i + 1;
}

function search(query) {
  terms = parse(query);
  found = [];
  const wanted = terms.filter((t) => !t.not).length;
  if (!wanted) return;
  const first = new Uint8Array(pieces.length);
  for (const t of terms) t.sets[0].forEach((on, i) => { if (on) first[i] = 1; });
  const counts = new Uint32Array(terms.length);
  let i = 0;
  documents.forEach((doc, d) => {
    const hits = [], has = new Uint32Array(terms.length);
    doc.anchors.forEach((anchor, passage) => {
      for (; numbers[i]; i++) {
        if (!first[numbers[i]]) continue;
        terms.forEach((t, n) => {
          const end = t.sets[0][numbers[i]] ? phraseAt(t, i) : -1;
          if (end < 0) return;
          has[n]++;
          if (!t.not) hits.push({passage, start: i, end, term: n});
        });
      }
      i++;
    });
    terms.forEach((t, n) => { if (has[n]) counts[n]++; });
    if (terms.every((t, n) => t.not === !has[n])) found.push({doc, d, hits, has});
  });
  for (const f of found) {
    f.weight = terms.reduce((sum, t, n) => t.not ? sum : sum + Math.log(1 + f.has[n]) * Math.log(1 + documents.length / counts[n]), 0);
    if (f.hits.some((h) => h.passage === 0)) f.weight *= 2; // in the title
  }
}

function make(tag, name, text) {
  const e = document.createElement(tag);
  if (name) e.className = name;
  if (text) e.textContent = text;
  return e;
}

// between is what stands between two pieces and has no number of its own.
const between = (a, b) => kinds[a] === 1 && kinds[b] === 1 ? ' ' : '';

// spell writes the pieces from one place to another.
function spell(from, to) {
  let text = '';
  for (let i = from; i < to; i++) text += (i > from ? between(numbers[i - 1], numbers[i]) : '') + pieces[numbers[i]];
  return text;
}

// address leads to a finding, and lets the browser mark it where it can.
function address(doc, hit) {
  const text = 'fragmentDirective' in document ? ':~:text=' + encodeURIComponent(spell(hit.start, hit.end)).replace(/-/g, '%2D') : '';
  const anchor = encodeURIComponent(doc.anchors[hit.passage]);
  return doc.p + (anchor || text ? '#' + anchor + text : '');
}

// excerpt shows what is around the findings of a passage.
function excerpt(doc, hits) {
  let begin = hits[0].start, end = hits[0].end;
  const first = doc.starts[hits[0].passage];
  for (let n = 0; n < aside && begin > first; n++) begin--;
  for (let n = 0; n < 2 * aside && numbers[end]; n++) end++;
  const a = make('a');
  a.href = address(doc, hits[0]);
  if (begin > first) a.append('… ');
  let at = begin;
  for (const h of hits) {
    if (h.start < at || h.end > end) continue;
    if (h.start > at) a.append(spell(at, h.start) + between(numbers[h.start - 1], numbers[h.start]));
    a.append(make('mark', '', spell(h.start, h.end)));
    at = h.end;
    if (at < end) a.append(between(numbers[at - 1], numbers[at]));
  }
  a.append(spell(at, end) + (numbers[end] ? ' …' : ''));
  const item = make('li');
  item.append(a);
  return item;
}

function result({doc, hits}) {
  const item = make('li'), head = make('h2'), a = make('a', '', doc.t);
  a.href = doc.p;
  head.append(a);
  item.append(head, make('p', 'who', [doc.d, doc.w].filter(Boolean).join(' · ')));
  const passages = new Map();
  for (const h of hits) if (h.passage) passages.set(h.passage, (passages.get(h.passage) ?? []).concat(h));
  const kinds = (p) => new Set(p.map((h) => h.term)).size;
  const best = [...passages.values()].sort((a, b) => kinds(b) - kinds(a)).slice(0, excerpts).sort((a, b) => a[0].start - b[0].start);
  const ol = make('ol', 'passages');
  for (const p of best) ol.append(excerpt(doc, p));
  if (best.length) item.append(ol);
  return item;
}

function page() {
  list.append(...found.slice(shown, shown + step).map(result));
  shown += step;
  more.hidden = shown >= found.length;
}

function show() {
  const query = box.value.trim();
  search(query);
  found.sort(order.value === 'date' ? (a, b) => a.d - b.d : (a, b) => b.weight - a.weight || a.d - b.d);
  list.replaceChildren();
  shown = 0;
  state.textContent = !query ? '' : found.length ? state.dataset.found.replace('{n}', found.length) : state.dataset.none;
  page();
  try {
    history.replaceState(null, '', query ? '?q=' + encodeURIComponent(query) : location.pathname);
  } catch {
    // Some browsers keep the address of a file as it is.
  }
}

load().then(() => {
  form.hidden = false;
  state.textContent = '';
  let timer;
  const soon = () => { clearTimeout(timer); timer = setTimeout(show, 120); };
  box.addEventListener('input', soon);
  order.addEventListener('change', show);
  form.addEventListener('submit', (e) => { e.preventDefault(); clearTimeout(timer); show(); });
  more.addEventListener('click', () => {
    const next = list.children.length;
    page();
    list.children[next]?.querySelector('a').focus();
  });
  box.value = new URLSearchParams(location.search).get('q') ?? '';
  if (box.value) show();
  box.focus();
}, () => { state.textContent = state.dataset.old; });
})();
