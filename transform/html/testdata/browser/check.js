// Checks pages: valid HTML, no request, no script, no violation of accessibility
// in each view, in light and dark, wide and narrow, and that the keyboard switches
// views. Writes one line for each problem, and each page as PDF beside it.
//
//   node check.js CHROMIUM PAGE.html ...
'use strict';
const fs = require('fs');
const { chromium } = require('playwright-core');
const { HtmlValidate } = require('html-validate');
const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');

const views = ['reading', 'diplomatic', 'critical'];
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const report = (...words) => console.log(words.join(': '));

const rules = {
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // What these forbid is right here: br and hidden say which view has a line,
    // and marks of notes are short.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'empty-heading': 'off', // one that only some views have is hidden in the others
    'prefer-native-element': 'off',
    'no-inline-style': 'error',
  },
};

async function validate(page) {
  const result = await new HtmlValidate(rules).validateFile(page);
  for (const file of result.results) {
    for (const m of file.messages) {
      report(page, `line ${m.line}`, m.ruleId, m.message);
    }
  }
}

async function accessible(browser, page, colorScheme, width, views) {
  // axe is brought in past the page's own policy, which allows no script.
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const tab = await context.newPage();
  await tab.goto('file://' + page);
  await tab.evaluate(axe);
  for (const view of views) {
    await tab.check('#view-' + view);
    const result = await tab.evaluate(() => window.axe.run(document));
    for (const v of result.violations) {
      report(page, `${view} ${colorScheme} ${width}`, v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html).join(' | '));
    }
  }
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) report(page, `${colorScheme} ${width}`, `the page is ${wide} pixels wider than the screen`);
  await context.close();
}

async function inert(browser, page) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  tab.on('request', (r) => { if (r.url() !== 'file://' + page && !r.url().startsWith('data:')) report(page, 'request', r.url()); });
  tab.on('dialog', (d) => { report(page, 'dialog', d.message()); d.dismiss(); });
  tab.on('console', (m) => report(page, 'console', m.text()));
  tab.on('pageerror', (e) => report(page, 'error', e.message));
  await tab.goto('file://' + page);
  await tab.evaluate(() => {
    for (const e of document.querySelectorAll('body *')) {
      for (const type of ['mouseover', 'focus', 'error', 'load']) e.dispatchEvent(new Event(type));
    }
  });
  await context.close();
}

async function keyboard(browser, page) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto('file://' + page);
  await tab.focus('input[name=view]:checked');
  const order = await tab.evaluate(() => [...document.querySelectorAll('input[name=view]')].map((e) => e.id.slice(5)));
  for (const view of [...order.slice(1), order[0]]) {
    await tab.keyboard.press('ArrowRight');
    const problem = await tab.evaluate((view) => {
      if (!document.getElementById('view-' + view).checked) return `the arrow key does not choose ${view}`;
      const letter = view === 'witnesses' ? 'c' : view[0]; // its apparatus is the critical one
      for (const e of document.querySelectorAll('[class*="in-"]')) {
        const set = [...e.classList].find((c) => /^in-[rdc]+$/.test(c));
        if (!set || e.matches('.pb + br') || e.parentElement.closest('[class*="in-"]')) continue;
        if (view === 'witnesses' && e.closest('article, #notes, #textual-notes, #legend, #contents')) continue;
        const visible = getComputedStyle(e).display !== 'none';
        if (visible !== set.slice(3).includes(letter)) return `${view}: ${e.outerHTML.slice(0, 80)} is ${visible ? '' : 'not '}shown`;
      }
      return '';
    }, view);
    if (problem) report(page, problem);
  }
  await context.close();
}

// print writes a page as PDF beside it.
async function print(browser, page) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto('file://' + page);
  await tab.pdf({ path: page + '.pdf', preferCSSPageSize: true });
  await context.close();
}

(async () => {
  const [, , executablePath, ...pages] = process.argv;
  const browser = await chromium.launch({ executablePath, args: flags });
  for (const page of pages) {
    await validate(page);
    await inert(browser, page);
    await keyboard(browser, page);
    const all = fs.readFileSync(page, 'utf8').includes('id="view-witnesses"') ? [...views, 'witnesses'] : views;
    await accessible(browser, page, 'light', 1100, all);
    await accessible(browser, page, 'dark', 390, all);
    await print(browser, page);
  }
  await browser.close();
})().catch((e) => { report('check.js', e.stack); process.exit(1); });
