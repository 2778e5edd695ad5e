import { announce, h, show } from './dom.js';
import { whenSessionEnds } from './api.js';
import { findSession, isLink, logIn, logOut } from './session.js';
import { field, values } from './forms.js';
import { failure, loading, notice, retry, said } from './ui.js';
import { BOOTSTRAP } from './wellKnown.js';

/** The roles that may see each page: those that may read its data. */
const PAGES = [
  { path: 'overview', label: 'Overview', roles: ['admin', 'operator', 'auditor'] },
  { path: 'database', label: 'Database', roles: ['admin', 'operator'] },
  { path: 'migrations', label: 'Migrations', roles: ['admin', 'operator'] },
  { path: 'audit', label: 'Audit', roles: ['admin', 'auditor'] },
  { path: 'tasks', label: 'Tasks', roles: ['admin', 'operator'] },
  { path: 'load', label: 'Load', roles: ['admin', 'operator'] },
  { path: 'logs', label: 'Logs', roles: ['admin', 'operator'] },
  { path: 'configuration', label: 'Configuration', roles: ['admin', 'operator'] },
  { path: 'actors', label: 'Actors', roles: ['admin'] }
];

const SPENT = 'This log-in link has already been used or has expired. Log in with an API key instead.';

const main = document.getElementById('main');
const nav = document.querySelector('.pages');
const caller = document.querySelector('.caller');

let session = null;
let leaving = new AbortController();

/** Aborts the work of the previous page, and gives the next one a signal of its own. */
function leave() {
  leaving.abort();
  leaving = new AbortController();
  document.querySelector('dialog')?.close();
  return leaving.signal;
}

function allowed() {
  return PAGES.filter(page => page.roles.some(role => session.roles.includes(role)));
}

/** `#/audit/integrity?from=…` is the page `audit` with the rest `['integrity']`. */
function place() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/').map(decodeURIComponent);
  return { name: name || 'overview', rest, parameters: new URLSearchParams(search) };
}

async function route() {
  if (!session) {
    return;
  }
  const { name, rest, parameters } = place();
  const signal = leave();
  showFrame(name);
  const page = allowed().find(one => one.path === name);
  if (!page) {
    refuse(name);
    return;
  }
  document.title = `${page.label} – Backend Foundation`;
  const view = h('div', {});
  const heading = h('h1', { tabindex: '-1' }, page.label);
  show(main, heading, view);
  heading.focus();
  show(view, loading('Loading'));
  try {
    const { open } = await import(`./pages/${page.path}.js`);
    if (!signal.aborted) {
      await open({ view, rest, parameters, signal, can: role => session.roles.includes(role) });
    }
  } catch (error) {
    if (!signal.aborted) {
      show(view, error instanceof TypeError ? notice('bad', 'The page could not be loaded.') : failure(error), retry(route));
    }
  }
}

function refuse(name) {
  const known = PAGES.find(page => page.path === name);
  show(main, h('h1', {}, known ? known.label : 'No such page'),
    notice('warn', known ? `This page is for ${known.roles.join(', ')}. Your roles: ${session.roles.join(', ') || 'none'}.`
      : 'There is no page at this address.'));
}

function showFrame(current) {
  nav.hidden = caller.hidden = false;
  const link = ({ path, label }) => h('a', { href: `#/${path}`, 'aria-current': path === current && 'page' }, label);
  show(nav, h('ul', {}, allowed().map(page => h('li', {}, link(page)))));
  show(caller, h('span', {}, said(session.actor.name), h('span', { class: 'quiet' }, ` ${session.roles.join(', ')}`)),
    h('button', { type: 'button', onclick: end }, 'Log out'));
}

async function end() {
  try {
    await logOut();
    askForKey(notice('good', 'You are logged out.'));
  } catch (error) {
    show(main, failure(error));
  }
}

function askForKey(...before) {
  session = null;
  leave();
  nav.hidden = caller.hidden = true;
  document.title = 'Log in – Backend Foundation';
  const outcome = h('div', {}, before);
  const form = h('form', { onsubmit: event => { event.preventDefault(); enter(form, outcome); } },
    field('API key', 'key', { type: 'password', required: true, autocomplete: 'current-password', spellcheck: 'false', placeholder: 'fk_…' }),
    h('button', { type: 'submit', class: 'main' }, 'Log in'));
  show(main, h('div', { class: 'login' }, h('h1', {}, 'Log in'), outcome, form,
    h('p', { class: 'quiet' }, 'An administrator issues keys on the page Actors. The first one logs in with the bootstrap key of the configuration.')));
  form.elements.key.focus();
}

async function enter(form, outcome) {
  const button = form.querySelector('button');
  button.disabled = true;
  show(outcome, loading('Logging in'));
  try {
    session = await logIn(values(form));
    announce(`Logged in as ${session.actor.name}`);
    await route();
  } catch (error) {
    show(outcome, failure(error));
    form.elements.key.select();
  } finally {
    button.disabled = false;
  }
}

function whyEnded({ id }) {
  return id === BOOTSTRAP ? 'Your session has ended. An administrator now has a key, so the bootstrap key is no longer valid. Log in with an administrator\'s key.'
    : 'Your session has ended. Log in to continue on this page.';
}

async function start() {
  const isByLink = isLink();
  show(main, loading('Loading'));
  try {
    session = await findSession();
  } catch (error) {
    askForKey(isByLink && error.status === 401 ? notice('warn', SPENT) : failure(error));
    return;
  }
  if (session) {
    route();
  } else {
    askForKey();
  }
}

/** A link to the current address renders the page again; the address alone would change nothing. */
function reopen(event) {
  const link = event.target.closest('a');
  if (link && link.hash.startsWith('#/') && link.hash === location.hash && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    route();
  }
}

whenSessionEnds(() => session && askForKey(notice('warn', whyEnded(session.actor))));
window.addEventListener('hashchange', () => isLink() ? start() : route());
document.addEventListener('click', reopen);
document.querySelector('.skip').addEventListener('click', event => { event.preventDefault(); main.focus(); });
start();
