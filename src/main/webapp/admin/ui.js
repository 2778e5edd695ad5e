import { announce, h, show } from './dom.js';
import { Problem, Unreachable } from './api.js';

const TONES = {
  good: ['UP', 'CONNECTED', 'CURRENT', 'READY', 'APPLIED', 'INTACT', 'NONE', 'FITS', 'SUCCESS', 'active', 'serving', 'allowed', 'free'],
  warn: ['CONNECTING', 'DISCONNECTING', 'PENDING', 'APPLYING', 'ROLLING_BACK', 'MIGRATING', 'HELD', 'UNKNOWN', 'TIGHT', 'READ_ONLY', 'POOL_EXHAUSTED', 'expired', 'held', 'open'],
  bad: ['DOWN', 'DISCONNECTED', 'FAILED', 'DRIFTED', 'ALTERED', 'EXCEEDS', 'FAILURE', 'DENIED', 'MISSING', 'UNEXPECTED', 'CHANGED', 'WEAKENED', 'not serving', 'refused', 'revoked', 'inactive']
};

/** A state as the API names it, coloured by what it means. The word says everything; the colour repeats it. */
export function state(word, tone = toneOf(word)) {
  return h('span', { class: `state ${tone}` }, word);
}

function toneOf(word) {
  return Object.keys(TONES).find(tone => TONES[tone].includes(word)) || '';
}

/** An instant in UTC, to the second, as the logs have it; whole in the title. */
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

/** A page's own pages. @param places each [label, address, whether it is the present one] */
export function tabs(label, places) {
  const place = ([name, href, isPresent]) => h('li', {}, h('a', { href, 'aria-current': isPresent && 'page' }, name));
  return h('nav', { 'aria-label': label }, h('ul', { class: 'tabs' }, places.map(place)));
}

export function section(title, ...children) {
  return h('section', { class: 'section' }, h('header', {}, h('h2', {}, title)), ...children);
}

/** Pairs of name and value; a pair without a value is left out. */
export function facts(...pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return h('dl', { class: 'facts' }, known.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

/**
 * @param columns each `{label, of: row => content, kind: 'number'|'long'}`
 * @param caption for whoever listens to the page
 * @param none what to say where there are no rows
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

/** What turns the writing round or cannot be seen, so that a text looks like another (Unicode TR 36); the joiners are parts of words and emojis. */
const TRICKS = /([\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u0000-\u0008\u000b-\u001f\u007f])/;

/** A text that somebody else wrote: isolated from the writing around it, with the characters that deceive named. */
export function said(text) {
  return h('bdi', {}, String(text).split(TRICKS).map((part, at) => at % 2 === 0 ? part : h('span', { class: 'trick' }, codePoint(part))));
}

function codePoint(character) {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What each place was last to show. */
const readings = new WeakMap();

/**
 * Shows what is read once it is there, and until then that it is being read, or why it cannot be. Where something else is wanted before that, in the same
 * place, it is not shown any more.
 * @param read gives an element or several
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
      show(view, failure(error));
    }
  }
}

export function loading(what) {
  return h('p', { class: 'quiet', role: 'status' }, `${what} …`);
}

export function notice(tone, ...children) {
  return h('div', { class: `notice ${tone}`, role: tone === 'bad' ? 'alert' : 'status' }, children.map(child => typeof child === 'string' ? h('p', {}, child) : child));
}

/** What went wrong as sentences, with the request's id for the server's log. */
export function failure(error) {
  if (!(error instanceof Problem || error instanceof Unreachable)) {
    throw error;
  }
  return notice('bad',
    error.title ? h('p', {}, h('strong', {}, `${error.title}.`), ' ', error.message) : error.message,
    error.violations.length > 0 && h('ul', {}, error.violations.map(violation => h('li', {}, violation.pointer ? `${violation.pointer}: ` : '', violation.message))),
    error.retryAfter && `Try again in ${error.retryAfter} s.`,
    error.requestId && h('p', { class: 'quiet' }, 'Request ', h('code', {}, error.requestId)));
}

/** A button that copies a text, and says so. */
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

/**
 * A labelled field.
 * @param name of its value
 * @param options `type` (text, number, checkbox, textarea, select, datetime-local …), `hint`, `value`, `options` of a select as [value, label],
 *   `id` where another field of the document has this name, and attributes of the input
 */
export function field(label, name, { type = 'text', hint, value, options, id = `field-${name}`, ...attributes } = {}) {
  const described = hint ? { 'aria-describedby': `${id}-hint` } : {};
  const help = hint && h('span', { class: 'hint', id: `${id}-hint` }, hint);
  if (type === 'checkbox') {
    return h('div', { class: 'field' }, h('label', { for: id }, h('input', { id, name, type, checked: Boolean(value), ...described, ...attributes }), label), help);
  }
  return h('div', { class: 'field' }, h('label', { for: id }, label), help, input(id, name, type, value, options, { ...described, ...attributes }));
}

function input(id, name, type, value, options, attributes) {
  if (type === 'select') {
    return h('select', { id, name, ...attributes }, options.map(([option, label]) => h('option', { value: option, selected: option === value }, label)));
  }
  return type === 'textarea' ? h('textarea', { id, name, rows: 3, ...attributes }, value) : h('input', { id, name, type, value, autocomplete: 'off', ...attributes });
}

/**
 * Boxes of one name, of which any may be ticked.
 * @param options each `{value, label, hint}`
 * @param chosen the values that are ticked at first
 */
export function choices(legend, name, options, chosen = []) {
  return h('fieldset', { class: 'choices' }, h('legend', {}, legend), options.map(option => choice(name, option, chosen.includes(option.value))));
}

function choice(name, { value, label, hint }, checked) {
  const id = `choice-${name}-${value}`;
  return h('div', { class: 'field' },
    h('label', { for: id }, h('input', { id, name, value, type: 'checkbox', checked, 'aria-describedby': hint && `${id}-hint` }), label),
    hint && h('span', { class: 'hint', id: `${id}-hint` }, hint));
}

/** A field for a time in UTC, as all times here are; {@link instant} makes of its value what the API reads. */
export function instantField(label, name, { value, ...options } = {}) {
  return field(`${label} (UTC)`, name, { type: 'datetime-local', step: 1, value: value?.replace(/(\.\d+)?Z$/, ''), ...options });
}

export function instant(text) {
  return text ? `${text.length === 'yyyy-mm-ddThh:mm'.length ? `${text}:00` : text}Z` : text;
}

/** What a form holds: texts trimmed and left out where empty, boxes as true and false, several boxes or options of one name as a list. */
export function values(form) {
  const found = {};
  for (const element of form.elements) {
    if (!element.name) {
      continue;
    }
    if (element.type === 'checkbox' && element.value !== 'on') {
      found[element.name] = [...(found[element.name] || []), ...(element.checked ? [element.value] : [])];
    } else if (element.type === 'checkbox') {
      found[element.name] = element.checked;
    } else if (element.value.trim() !== '') {
      found[element.name] = element.type === 'number' ? Number(element.value) : element.value.trim();
    }
  }
  return found;
}

/**
 * Asks before something is done, does it, and says what came of it.
 * @param order `title`; `says`, what will happen, as text or elements; `fields`; `confirm`, a text that must be typed first; `button`, its label;
 *   `run(values)`, which does it; `done(answer)`, what to say or show then; `acknowledge`, a sentence to be ticked before that can be closed, where it is shown
 *   this once. The reason that orders need is a field like others: see {@link reason}.
 * @return {Promise<boolean>} whether it was done
 */
export function ask({ title, says, fields = [], confirm, button, run, done = () => 'Done.', acknowledge }) {
  return new Promise(settle => {
    let isDone = false;
    const outcome = h('div', {});
    const go = h('button', { type: 'submit', class: 'main' }, button);
    const leave = h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel');
    const form = h('form', { onsubmit: order }, h('p', {}, says), fields,
      confirm && field(`Type ${confirm} to confirm`, 'confirmation', { required: true, pattern: escaped(confirm), title: confirm, spellcheck: 'false' }),
      h('div', { class: 'buttons' }, go, leave));
    const dialog = h('dialog', { 'aria-labelledby': 'dialog-title', onclose: () => { dialog.remove(); keepFocus(); settle(isDone); } },
      h('h2', { id: 'dialog-title' }, title), form, outcome);

    async function order(event) {
      event.preventDefault();
      const { confirmation, ...given } = values(form);
      go.disabled = true;
      keep(Boolean(acknowledge));
      show(outcome, h('progress', { 'aria-label': `${title} is under way` }));
      announce(`${title} is under way`);
      try {
        const answer = await run(given);
        isDone = true;
        form.hidden = true;
        const result = [done(answer)].flat();
        const close = h('button', { type: 'button', class: 'main', disabled: Boolean(acknowledge), onclick: () => dialog.close() }, 'Close');
        show(outcome, notice('good', ...result), acknowledge && acknowledgement(acknowledge, close), h('div', { class: 'buttons' }, close));
        (acknowledge ? outcome.querySelector('button:not(:disabled), input') : close).focus();
      } catch (error) {
        keep(false);
        show(outcome, failure(error));
      } finally {
        go.disabled = false;
      }
    }

    function acknowledgement(sentence, close) {
      return field(sentence, 'acknowledged', { type: 'checkbox', onchange: ({ target }) => { close.disabled = !target.checked; keep(!target.checked); } });
    }

    /** While kept, no way of the browser closes the dialog, and what is under way cannot be left. */
    function keep(isKept) {
      leave.disabled = isKept;
      dialog.setAttribute('closedby', isKept ? 'none' : 'closerequest');
      dialog.onkeydown = isKept ? refuseEscape : null;
      dialog.oncancel = isKept ? refuse : null;
    }

    document.body.append(dialog);
    dialog.showModal();
  });
}

function refuse(event) {
  event.preventDefault();
}

/** Returns nothing: a handler that returns false would refuse every key. */
function refuseEscape(event) {
  if (event.key === 'Escape') {
    refuse(event);
  }
}

/** Where what had the focus before a dialog is gone, the page's heading has it. */
function keepFocus() {
  if (document.activeElement === document.body) {
    document.querySelector('h1').focus({ preventScroll: true });
  }
}

/** The reason that is kept with an order. */
export function reason() {
  return field('Reason', 'reason', { required: true, maxlength: 500, hint: 'Kept in the audit trail, with your name.' });
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\\/]/g, '\\$&');
}
