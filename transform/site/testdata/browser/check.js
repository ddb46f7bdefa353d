// Goes through a site from disk as a reader does: finds letters by search, by person and
// by date, and looks for violations of accessibility, errors, requests to anywhere, and
// pages wider than the screen. Writes one line for each problem.
//
//   node check.js CHROMIUM PLAN.json
//
// The plan names the folder of the site, the letters to find, and further searches with
// the titles that they find.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const { HtmlValidate } = require('html-validate');
const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const report = (...words) => console.log(words.join(': '));

const rules = {
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'prefer-native-element': 'off', 'no-inline-style': 'error' },
};

const pageUrl = (site, page) => 'file://' + path.join(site, page);

// watched opens a tab that tells of what should not happen.
async function watched(context, what) {
  const tab = await context.newPage();
  tab.on('request', (r) => { if (!/^(file|data|blob):/.test(r.url())) report(what, 'request', r.url()); });
  tab.on('console', (m) => report(what, 'console', m.text()));
  tab.on('pageerror', (e) => report(what, 'error', e.message));
  return tab;
}

// expectTitle waits for the page that a link leads to: a click does not.
async function expectTitle(tab, what, title) {
  await tab.locator('h1', { hasText: title }).first().waitFor({ timeout: 20000 }).catch(() => {});
  const heading = await tab.textContent('h1');
  if (heading !== title) report(what, `leads to "${heading}", not to "${title}"`);
}

async function bySearch(tab, site, letter) {
  await tab.goto(pageUrl(site, 'index.html'));
  await tab.fill('#q', letter.query);
  await tab.press('#q', 'Enter');
  await tab.waitForSelector('#results li');
  const count = await tab.locator('#results > li').count();
  if (count !== letter.found) report('search', letter.query, `finds ${count} documents, not ${letter.found}`);
  await tab.click('#results .passages a');
  await expectTitle(tab, 'search for ' + letter.query, letter.title);
}

async function byPerson(tab, site, letter) {
  await tab.goto(pageUrl(site, 'index.html'));
  await tab.click('.site >> text="Correspondents"');
  const entry = tab.locator('.entry', { has: tab.locator('h3', { hasText: new RegExp('^' + letter.person.replace(/[.]/g, '\\$&') + '$') }) });
  await entry.locator('a', { hasText: letter.title }).first().click();
  await expectTitle(tab, 'person ' + letter.person, letter.title);
}

async function byDate(tab, site, letter) {
  await tab.goto(pageUrl(site, 'index.html'));
  await tab.click('.site >> text="Dates"');
  await tab.click(`.jump >> text="${letter.year}"`);
  await tab.waitForURL('**#y' + letter.year, { timeout: 20000 }).catch(() => {});
  if (!tab.url().endsWith('#y' + letter.year)) report('year', letter.year, tab.url());
  await tab.locator(`section[aria-labelledby="y${letter.year}"] a`, { hasText: letter.title }).first().click();
  await expectTitle(tab, 'date ' + letter.year, letter.title);
}

async function searches(tab, plan) {
  await tab.goto(pageUrl(plan.site, 'index/search.html'));
  await tab.waitForSelector('.seek:not([hidden])');
  for (const [query, titles] of Object.entries(plan.searches)) {
    await tab.fill('#q', query);
    await tab.press('#q', 'Enter');
    const found = await tab.locator('#results h2').allTextContents();
    if (JSON.stringify(found.sort()) !== JSON.stringify([...titles].sort())) report('search', query, `finds ${JSON.stringify(found)}, not ${JSON.stringify(titles)}`);
    const state = await tab.textContent('#state');
    if (query && !(titles.length ? state.endsWith(' ' + titles.length) : state === 'Nothing found')) report('search', query, `says "${state}"`);
  }
}

// mentions follows links of the registers into the texts, and back.
async function mentions(tab, plan) {
  for (const { register, name, number, page, id } of plan.mentions) {
    await tab.goto(pageUrl(plan.site, register));
    const entry = tab.locator('.entry', { has: tab.locator('h3', { hasText: name }) });
    await entry.locator('.places a').nth(number).click();
    const wanted = pageUrl(plan.site, page) + '#' + encodeURIComponent(id);
    await tab.waitForURL((url) => decodeURI(url.href) === decodeURI(wanted), { timeout: 20000 }).catch(() => {});
    if (decodeURI(tab.url()) !== decodeURI(wanted)) report(name, `leads to ${tab.url()}, not to ${wanted}`);
    const there = tab.locator('[id="' + id + '"]');
    if (!await there.isVisible()) report(name, `${id} is not to be seen`);
    await there.locator('a.entity').click();
    const back = tab.locator('.entry:target h3', { hasText: name }).first();
    await back.waitFor({ timeout: 20000 }).catch(() => {});
    if (!await back.count()) report(name, 'the link in the text does not lead back');
  }
}

async function accessible(browser, plan, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const tab = await context.newPage();
  for (const page of plan.pages) {
    await tab.goto(pageUrl(plan.site, page));
    if (page.startsWith('index/search.html')) await tab.waitForSelector('#results li');
    await tab.evaluate(axe);
    const result = await tab.evaluate(() => window.axe.run(document));
    for (const v of result.violations) {
      report(page, `${colorScheme} ${width}`, v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html).join(' | '));
    }
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) report(page, `${colorScheme} ${width}`, `the page is ${wide} pixels wider than the screen`);
  }
  await context.close();
}

async function withoutScript(browser, plan) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await watched(context, 'without script');
  await tab.goto(pageUrl(plan.site, 'index/search.html'));
  if (await tab.locator('form').isVisible()) report('without script', 'there is a form that does nothing');
  if (!await tab.locator('text=needs JavaScript').isVisible()) report('without script', 'nobody says why there is no search');
  await byDate(tab, plan.site, plan.letters[0]);
  await byPerson(tab, plan.site, plan.letters[0]);
  await context.close();
}

(async () => {
  const plan = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
  const browser = await chromium.launch({ executablePath: process.argv[2], args: flags });
  for (const page of plan.pages.map((p) => p.split('?')[0])) {
    const result = await new HtmlValidate(rules).validateFile(path.join(plan.site, page));
    for (const file of result.results) for (const m of file.messages) report(page, `line ${m.line}`, m.ruleId, m.message);
  }
  const context = await browser.newContext();
  const tab = await watched(context, 'site');
  for (const letter of plan.letters) {
    await bySearch(tab, plan.site, letter);
    await byPerson(tab, plan.site, letter);
    await byDate(tab, plan.site, letter);
  }
  if (plan.searches) await searches(tab, plan);
  if (plan.mentions) await mentions(tab, plan);
  await context.close();
  await withoutScript(browser, plan);
  await accessible(browser, plan, 'light', 1100);
  if (!plan.large) await accessible(browser, plan, 'dark', 390); // axe takes its time with thousands of lines
  await browser.close();
})().catch((e) => { report('check.js', e.stack); process.exit(1); });
