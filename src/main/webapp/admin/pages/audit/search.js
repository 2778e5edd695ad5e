import { get, query } from '../../api.js';
import { h, show } from '../../dom.js';
import { choices, field, instant, instantField, values } from '../../forms.js';
import { failure, said } from '../../ui.js';

const FILTERS = ['from', 'to', 'actor_id', 'action_type', 'entity_type', 'entity_id', 'outcome', 'request_id', 'trace_id', 'text'];
const RARE = ['entity_type', 'entity_id', 'request_id', 'trace_id', 'outcome'];
const OUTCOMES = [
  { value: 'SUCCESS', label: 'SUCCESS' },
  { value: 'REFUSED', label: 'REFUSED', hint: 'Not permitted, or an invalid request' },
  { value: 'FAILED', label: 'FAILED', hint: 'It was to be done and could not' }
];
const LIMITS = ['50', '100', '200'].map(limit => [limit, limit]);
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The search in the address.
 *
 * @return {{filters: Object<string, string[]>, limit: string, older: ?string, newer: ?string}} the last two are cursors
 */
export function searchOf(parameters) {
  const filters = FILTERS.map(name => [name, parameters.getAll(name)]).filter(([, given]) => given.length > 0);
  return { filters: Object.fromEntries(filters), limit: parameters.get('limit') || '50', older: parameters.get('older'), newer: parameters.get('newer') };
}

/** The address of a search's result. @param filters as the API names them, one value or several each */
export function entriesAt(filters, place = {}) {
  return `#/audit${query({ ...filters, ...place })}`;
}

/** The address of a search at its current page. */
export function addressOf({ filters, limit, older, newer }) {
  return entriesAt(filters, { limit: limit === '50' ? null : limit, older, newer });
}

/**
 * The form of a search.
 *
 * @param isAdmin whether actors can be chosen by name, which only administrators may read
 * @param search the initial values
 * @param signal aborts the reading of names
 * @param go receives the new search
 */
export function searchForm({ isAdmin, search, signal, go }) {
  const trouble = h('div', { 'aria-live': 'polite' });
  const form = h('form', { role: 'search', 'aria-label': 'Audit entries', onsubmit: submit },
    h('datalist', { id: 'actor-names' }), h('datalist', { id: 'action-types' }),
    h('div', { class: 'filters' }, commonFields(search.filters, isAdmin)),
    h('details', { class: 'more', open: RARE.some(name => name in search.filters) }, h('summary', {}, 'More filters'), rareFields(search)),
    trouble,
    h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'main' }, 'Search'),
      h('a', { class: 'button', href: '#/audit', onclick: () => form.reset() }, 'Clear')));
  offerActions(form, signal);
  if (isAdmin) {
    offerNames(form, search.filters.actor_id || [], signal);
  }

  async function submit(event) {
    event.preventDefault();
    show(trouble);
    const { limit, actor = '', ...given } = values(form);
    try {
      const ids = await actorIds(actor, isAdmin, signal);
      if (ids) {
        go({ filters: filtersOf(given, ids), limit, older: null, newer: null });
      } else {
        show(trouble, h('p', { class: 'violation' }, 'There is no actor named ', said(actor), '.'));
        form.elements.actor.focus();
      }
    } catch (error) {
      show(trouble, failure(error));
    }
  }

  return form;
}

function commonFields(filters, isAdmin) {
  return [
    instantField('From', 'from', { value: filters.from?.[0], hint: 'This time or later' }),
    instantField('To', 'to', { value: filters.to?.[0], hint: 'Before this time' }),
    field('Actor', 'actor', { value: filters.actor_id?.join(' '), list: 'actor-names', spellcheck: 'false', hint: isAdmin ? 'Name or id' : 'Id, or several' }),
    field('Action', 'action_type', { value: filters.action_type?.join(' '), list: 'action-types', spellcheck: 'false', hint: 'One, or several' }),
    field('Text', 'text', { value: filters.text?.[0], type: 'search', hint: 'Searches changes and reasons, not action or actor' })
  ];
}

function rareFields({ filters, limit }) {
  return [h('div', { class: 'filters' },
    field('Entity type', 'entity_type', { value: filters.entity_type?.[0], spellcheck: 'false' }),
    field('Entity id', 'entity_id', { value: filters.entity_id?.[0], spellcheck: 'false' }),
    field('Request id', 'request_id', { value: filters.request_id?.[0], spellcheck: 'false' }),
    field('Trace id', 'trace_id', { value: filters.trace_id?.[0], spellcheck: 'false' }),
    field('Entries per page', 'limit', { type: 'select', options: LIMITS, value: limit })), choices('Outcome', 'outcome', OUTCOMES, filters.outcome)];
}

function filtersOf({ from, to, action_type: actions = '', ...others }, ids) {
  const filters = { from: instant(from), to: instant(to), actor_id: ids, action_type: actions.split(/[\s,]+/), ...others };
  const filled = Object.entries(filters).map(([name, value]) => [name, [value].flat().filter(Boolean)]).filter(([, given]) => given.length > 0);
  return Object.fromEntries(filled);
}

/**
 * Converts a text of ids or a name; null if no actor has or had this name. A user who may not read names sends the text: the API says if it
 * is no id.
 */
async function actorIds(text, isAdmin, signal) {
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (!isAdmin || words.every(word => ID.test(word))) {
    return words;
  }
  const named = await get(`actors${query({ name: text, include: 'inactive', limit: 200 })}`, { signal });
  return named.body.items.length > 0 ? named.body.items.map(actor => actor.id) : null;
}

/** Suggests the actions that this application records. Without suggestions the field still takes any action. */
async function offerActions(form, signal) {
  const actions = await get('audit-actions', { signal }).then(answer => answer.body.items, () => []);
  show(form.querySelector('#action-types'), actions.map(({ name, meaning }) => h('option', { value: name, label: `${name}: ${meaning}` })));
}

/** Suggests actors by name, and shows the name for the id of a known one. Without suggestions the field still takes ids and names. */
async function offerNames(form, ids, signal) {
  const actors = await get('actors?limit=200&sort=name&include=inactive', { signal }).then(answer => answer.body.items, () => []);
  show(form.querySelector('#actor-names'), [...new Set(actors.map(actor => actor.name))].map(name => h('option', { value: name })));
  const names = new Set(ids.map(id => actors.find(actor => actor.id === id)?.name));
  const input = form.elements.actor;
  if (names.size === 1 && !names.has(undefined) && input.value === ids.join(' ')) {
    input.value = [...names][0];
  }
}
