import { get, query } from '../api.js';
import { h, show } from '../dom.js';
import { field, values } from '../forms.js';
import { section, showRead, state, table } from '../ui.js';

const ORIGIN_HINT = 'As a browser sends it: scheme, host and, where it is not the usual one, port';

/** The application's configuration, and a test of web origins. */
export async function open({ view, signal }) {
  await showRead(view, signal, 'Reading the configuration', async () => {
    const { body } = await get('configuration', { signal });
    return [violations(body.violations), originForm(signal), settings(body.items)];
  });
}

function violations(found) {
  return found.length > 0 && section('Violations', table('Violations', [
    { label: 'Setting', of: ({ key }) => h('code', {}, key) },
    { label: 'What is wrong', kind: 'long', of: ({ message }) => message },
    { label: 'What to do', kind: 'long', of: ({ remedy }) => remedy },
    { label: 'Value', kind: 'long', of: ({ value }) => value ?? '–' },
    { label: 'Source', kind: 'long', of: ({ source }) => source ?? '–' }
  ], found));
}

function originForm(signal) {
  const answer = h('div', { 'aria-live': 'polite' });
  const form = h('form', { onsubmit: event => { event.preventDefault(); askFor(values(form).origin, answer, signal); } },
    field('Origin', 'origin', { required: true, spellcheck: 'false', placeholder: 'https://app.example', hint: ORIGIN_HINT }),
    h('button', { type: 'submit' }, 'Ask'));
  return section('Would this origin be allowed?', form, answer);
}

async function askFor(origin, answer, signal) {
  await showRead(answer, signal, 'Asking', async () => {
    const { body } = await get(`configuration/cors${query({ origin })}`, { signal });
    return h('p', { class: 'answer' }, state(body.allowed ? 'allowed' : 'refused'), ' ', body.reason);
  });
}

function settings(items) {
  const parts = h('div', {});
  const told = h('p', { class: 'quiet', role: 'status' });
  const narrow = text => {
    const found = items.filter(item => matches(item, text.trim().toLowerCase()));
    show(told, `${found.length} of ${items.length} settings`);
    show(parts, [...new Set(found.map(item => item.part))].map(part => [h('h3', {}, title(part)), settingTable(part, found.filter(item => item.part === part))]));
  };
  narrow('');
  return section('Settings', filterField(narrow), told, h('div', { class: 'settings' }, parts));
}

/** As `database_connection` is written in a heading. */
function title(part) {
  return part.charAt(0).toUpperCase() + part.slice(1).replaceAll('_', ' ');
}

function filterField(narrow) {
  const oninput = ({ target }) => narrow(target.value);
  return field('Filter', 'filter', { type: 'search', spellcheck: 'false', hint: 'Part of a key, value, source or meaning', oninput });
}

function matches({ key, value = '', source, meaning }, text) {
  return [key, value, source, meaning].some(part => part.toLowerCase().includes(text));
}

function settingTable(part, items) {
  return table(`Settings: ${title(part)}`, [
    { label: 'Setting', kind: 'long', of: ({ key, meaning }) => [h('code', {}, key), h('span', { class: 'meaning' }, meaning)] },
    { label: 'Value', kind: 'long', of: settingValue },
    { label: 'Source', kind: 'long', of: settingSource },
    { label: 'Default', kind: 'long', of: ({ default: initial }) => initial ? h('code', {}, initial) : '–' },
    { label: 'Type', of: ({ type }) => type }
  ], items);
}

function settingSource({ source, ordinal }) {
  return [source, Number.isInteger(ordinal) && h('span', { class: 'meaning' }, `ordinal ${ordinal}`)];
}

function settingValue({ value, secret }) {
  const shown = value ? h('span', { class: 'value' }, value) : h('span', { class: 'quiet' }, value === '' ? 'empty' : 'not set');
  return [shown, secret && [' ', state('secret')]];
}
