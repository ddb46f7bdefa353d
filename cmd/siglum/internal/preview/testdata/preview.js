// Drives the preview in Chromium, as a scholar and as an attacker do. Writes a line for
// each thing that is not as it should be.
//
//   node preview.js CHROMIUM ADDRESS TRANSCRIPTION PROFILE
'use strict';
const fs = require('fs');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');

const [, , program, address, transcription, profile] = process.argv;
const report = (...words) => console.log(words.join(': '));
const save = (file, edit) => { // as editors do: another file, renamed over it
  fs.writeFileSync(file + '~', edit(fs.readFileSync(file, 'utf8')));
  fs.renameSync(file + '~', file);
};

async function shows(tab, what, condition) {
  try {
    await tab.waitForFunction(condition, null, { timeout: 20000 });
  } catch {
    report(what, await tab.evaluate(() => document.getElementById('status').textContent + ' | ' +
      document.getElementById('list').textContent + ' | ' + document.getElementById('page').contentWindow.scrollY + ' ' + document.getElementById('page').contentDocument.documentElement.scrollHeight + ' ' + document.getElementById('page').clientHeight));
  }
}

async function scholar(browser) {
  const tab = await (await browser.newContext({ viewport: { width: 900, height: 300 } })).newPage();
  tab.on('console', (m) => { if (m.type() === 'error') report('console', m.text()); });
  tab.on('pageerror', (e) => report('script', e.message));
  // While a page is being loaded there is no text.
  await tab.addInitScript(() => { window.pageText = () => document.getElementById('page')?.contentDocument?.body?.innerText ?? ''; });
  await tab.goto(address);
  await shows(tab, 'begin', () => document.getElementById('status').textContent === 'Up to date' &&
    pageText().includes('Dear Anna'));
  await tab.evaluate(() => document.getElementById('page').contentWindow.scrollTo(0, 150));

  save(transcription, (text) => text.replace('Dear Anna', 'Dear Bertha'));
  await shows(tab, 'edit', () => pageText().includes('Dear Bertha'));
  await shows(tab, 'scroll', () => document.getElementById('page').contentWindow.scrollY === 150);

  save(transcription, (text) => text.replace('twice', '[twice').replace('Bertha', '<b>Bertha</b>'));
  await shows(tab, 'error', () => document.getElementById('count').textContent === '1 finding' &&
    /^warning 9:35 this \[ has no closing bracket/.test(document.querySelector('#list li').textContent));
  await shows(tab, 'text stays text', () => pageText().includes('<b>Bertha</b>'));

  save(transcription, (text) => text.replace('[twice', 'twice'));
  await shows(tab, 'mended', () => document.getElementById('findings').hidden && document.getElementById('status').textContent === 'Up to date');

  save(profile, (text) => text.replace('overstrike', 'erased').replace('version', 'verzion'));
  await shows(tab, 'a broken profile', () => document.getElementById('status').textContent.startsWith('The page shows the last state') &&
    document.getElementById('list').textContent.includes('verzion') &&
    pageText().includes('Bertha'));
  save(profile, (text) => text.replace('verzion', 'version'));
  await shows(tab, 'the profile', () => document.getElementById('status').textContent === 'Up to date');

  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme });
    const inspected = await (await browser.newContext({ colorScheme, bypassCSP: true })).newPage();
    await inspected.goto(address);
    await inspected.waitForFunction(() => document.getElementById('status').textContent !== 'Loading');
    await inspected.evaluate(axe);
    for (const v of (await inspected.evaluate(() => window.axe.run(document, { iframes: false }))).violations) {
      report('axe', colorScheme, v.id, v.help, v.nodes.map((n) => n.html).join(' | '));
    }
  }
}

async function attacker(browser) {
  const port = new URL(address).port;
  const tab = await (await browser.newContext()).newPage();
  // The name of another site stands for this machine.
  const response = await tab.goto(`http://rebinding.example:${port}/`);
  if (response.status() !== 403) report('rebinding', response.status());
  // A page of another site asks in the ways that pages can.
  const answers = await tab.evaluate(async (address) => {
    const found = [];
    for (const mode of ['cors', 'no-cors']) {
      await fetch(address + 'state/letter.txt', { mode }).then((r) => found.push(mode + ' ' + r.type), () => {});
    }
    const loads = (name, attribute, value) => new Promise((done) => {
      const e = document.createElement(name);
      e.onload = () => done(found.push(name));
      e.onerror = () => done();
      e[attribute] = value;
      document.documentElement.append(e);
    });
    await loads('script', 'src', address + 'frame.js');
    await loads('img', 'src', address + 'page/letter.txt');
    const events = new EventSource(address + 'events');
    await new Promise((done) => { events.onopen = () => done(found.push('events')); events.onerror = () => done(); });
    return found;
  }, address);
  if (answers.length > 0) report('another site', answers.join(' '));
}

(async () => {
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu',
    '--disable-background-networking', '--host-resolver-rules=MAP rebinding.example 127.0.0.1'] });
  await scholar(browser);
  await attacker(browser);
  await browser.close();
})().catch((e) => { report('failed', e.stack); process.exit(1); });
