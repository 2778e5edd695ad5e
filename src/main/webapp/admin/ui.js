import { announce, h, show } from './dom.js';
import { Problem, Unreachable } from './api.js';

const TONES = {
  good: ['UP', 'CONNECTED', 'CURRENT', 'APPLIED', 'INTACT', 'NONE', 'FITS', 'active', 'allowed', 'free'],
  warn: ['CONNECTING', 'DISCONNECTING', 'PENDING', 'APPLYING', 'ROLLING_BACK', 'MIGRATING', 'HELD', 'UNKNOWN', 'TIGHT', 'held'],
  bad: ['DOWN', 'DISCONNECTED', 'FAILED', 'DRIFTED', 'ALTERED', 'EXCEEDS', 'MISSING', 'UNEXPECTED', 'CHANGED', 'refused', 'revoked', 'inactive']
};

/** A state with the API's name in a colour. The word carries the meaning; the colour repeats it. */
export function state(word, tone = toneOf(word)) {
  return h('span', { class: `state ${tone}` }, word);
}

function toneOf(word) {
  return Object.keys(TONES).find(tone => TONES[tone].includes(word)) || '';
}

/** A UTC time to the second, as in the logs; the title has all digits. */
export function time(instant, none = '–') {
  return instant ? h('time', { datetime: instant, title: instant }, instant.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')) : none;
}

/** @param ms milliseconds */
export function duration(ms, none = '–') {
  if (ms === null || ms === undefined) {
    return none;
  }
  return ms < 1000 ? `${Math.round(ms * 10) / 10} ms` : ms < 120_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms / 60_000)} min`;
}

/** The links to the sub-pages. @param places each [label, address, whether it is the current one] */
export function tabs(label, places) {
  const place = ([name, href, isPresent]) => h('li', {}, h('a', { href, 'aria-current': isPresent && 'page' }, name));
  return h('nav', { 'aria-label': label }, h('ul', { class: 'tabs' }, places.map(place)));
}

export function section(title, ...children) {
  return h('section', { class: 'section' }, h('header', {}, h('h2', {}, title)), ...children);
}

/** A list of names and values; a pair without a value is left out. */
export function facts(...pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return h('dl', { class: 'facts' }, known.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

/**
 * A table.
 *
 * @param columns each `{label, of: row => content, kind: 'number'|'long'}`
 * @param caption for screen readers
 * @param none the text for an empty table
 */
export function table(caption, columns, rows, none = 'Nothing here.') {
  if (rows.length === 0) {
    return h('p', { class: 'quiet' }, none);
  }
  return h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': caption }, h('table', {},
    h('caption', { class: 'unseen' }, caption),
    h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col', class: column.kind }, column.label)))),
    h('tbody', {}, rows.map(row => h('tr', {}, columns.map(column => h('td', { class: column.kind, 'data-label': column.label }, column.of(row))))))));
}

/**
 * Characters that change the writing direction or are invisible, so that one text looks like another (Unicode TR 36); joiners belong to
 * words and emojis.
 */
const TRICKS = /([\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u0000-\u0008\u000b-\u001f\u007f])/;

/** Shows a text of somebody else: isolated from the writing direction around it, with deceptive characters named. */
export function said(text) {
  return h('bdi', {}, String(text).split(TRICKS).map((part, at) => at % 2 === 0 ? part : h('span', { class: 'trick' }, codePoint(part))));
}

function codePoint(character) {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The latest request of each place. */
const readings = new WeakMap();

/**
 * Shows content once it is read; until then it shows that it is loading, or the failure and a button to retry. A newer request for the same
 * place replaces this one.
 *
 * @param read returns an element or several
 */
export async function showRead(view, signal, what, read) {
  readings.set(view, read);
  const isWanted = () => !signal.aborted && readings.get(view) === read;
  show(view, loading(what));
  try {
    const found = await read();
    if (isWanted()) {
      show(view, found);
    }
  } catch (error) {
    if (isWanted()) {
      show(view, failure(error), retry(() => showRead(view, signal, what, read)));
    }
  }
}

/** The failed request again. */
export function retry(again) {
  return h('div', { class: 'buttons' }, h('button', { type: 'button', onclick: again }, 'Retry'));
}

export function loading(what) {
  return h('p', { class: 'quiet', role: 'status' }, `${what} …`);
}

export function notice(tone, ...children) {
  const paragraphs = children.map(child => typeof child === 'string' ? h('p', {}, child) : child);
  return h('div', { class: `notice ${tone}`, role: tone === 'bad' ? 'alert' : 'status' }, paragraphs);
}

/** The failure in sentences, with the request id for the server's log. */
export function failure(error) {
  if (!(error instanceof Problem || error instanceof Unreachable)) {
    throw error;
  }
  return notice('bad',
    error.title ? h('p', {}, h('strong', {}, `${error.title}.`), ' ', error.message) : error.message,
    error.violations.length > 0 && h('ul', {}, error.violations.map(({ pointer, message }) => h('li', {}, pointer ? `${pointer}: ` : '', message))),
    error.retryAfter && `Try again in ${error.retryAfter} s.`,
    error.requestId && h('p', { class: 'quiet' }, 'Request ', h('code', {}, error.requestId)));
}

/** A button that copies a text and confirms it. */
export function copyButton(text, label = 'Copy') {
  return h('button', { type: 'button', onclick: event => copy(text, event.currentTarget) }, label);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    announce('Copied');
  } catch {
    button.textContent = 'Select it and copy';
  }
}
