import { address, get, query } from '../../api.js';
import { announce, h, show } from '../../dom.js';
import { said, showRead, table, time } from '../../ui.js';
import { addressOf, entriesAt, searchForm, searchOf } from './search.js';
import { outcome } from './outcome.js';

/**
 * The search and one page of results, so that the browser holds little however long the trail is. Paging and searching change the address
 * without rendering the page again: the form stays, and Back leads to the previous page.
 */
export async function openEntries({ view, parameters, signal, can }) {
  const results = h('div', {});

  async function load(wanted) {
    await showRead(results, signal, 'Searching', async () => {
      const { body } = await get(`audit-entries${query(asked(wanted))}`, { signal });
      return entriesSection(wanted, body, go, signal);
    });
  }

  async function go(wanted) {
    history.pushState(null, '', addressOf(wanted));
    await load(wanted);
    results.querySelector('h2')?.focus();
  }

  const search = searchOf(parameters);
  show(view, h('section', { class: 'section' }, h('h2', {}, 'Search'), searchForm({ isAdmin: can('admin'), search, signal, go })), results);
  await load(search);
}

function asked({ filters, limit, older, newer }) {
  return { ...filters, limit, cursor: newer || older };
}

function entriesSection(search, page, go, signal) {
  announce(page.items.length === 1 ? 'One entry' : `${page.items.length} entries`);
  return h('section', { class: 'section' },
    h('header', {}, h('h2', { tabindex: '-1' }, 'Entries'), counting(search, signal)),
    table('Audit entries', COLUMNS, page.items, nothing(search, page)), way(search, page), pager(search, page, go), exports(search));
}

const COLUMNS = [
  { label: 'Time', of: entry => h('a', { href: `#/audit/${entry.id}` }, time(entry.timestamp)) },
  { label: 'Action', of: entry => entry.action_type },
  { label: 'Actor', kind: 'name', of: actor },
  { label: 'Entity', kind: 'long', of: entity },
  { label: 'Outcome', of: entry => outcome(entry.outcome) },
  { label: 'Request', kind: 'long', of: request }
];

function entity({ entity_type: type, entity_id: id }) {
  if (!type) {
    return '–';
  }
  return [said(type), ' ', id && h('a', { href: entriesAt({ entity_type: type, entity_id: id }), class: 'mono', title: 'What happened to it' }, said(id))];
}

function actor({ actor_id: id, actor_name: name }) {
  return h('a', { href: entriesAt({ actor_id: id }), title: 'What this actor did' }, said(name));
}

function request({ request_id: id }) {
  return id ? h('a', { href: entriesAt({ request_id: id }), class: 'mono', title: 'What this request did' }, id) : '–';
}

/** An empty page is not an empty trail where the API read only a part of it. */
function nothing({ filters, older, newer }, page) {
  if (goesOn({ newer }, page)) {
    return 'No entry of this stretch is like that.';
  }
  if (older || newer) {
    return `No ${older ? 'older' : 'newer'} entry is like that.`;
  }
  return Object.keys(filters).length > 0 ? 'No matching entries.' : 'There are no entries yet.';
}

function goesOn({ newer }, { next, previous }) {
  return newer ? previous : next;
}

/** A short page with more results: the API reads a bounded number of entries at a time. */
function way({ limit, newer }, page) {
  return goesOn({ newer }, page) && page.items.length < Number(limit) && h('p', { class: 'quiet' },
    `No index answers this search: one stretch of the trail is looked at at a time, and this is what was in it. ${newer ? 'Newer' : 'Older'} looks on.`);
}

function pager(search, { next, previous }, go) {
  const button = (label, place) => h('button', { type: 'button', onclick: () => go({ ...search, older: null, newer: null, ...place }) }, label);
  return h('nav', { class: 'buttons', 'aria-label': 'Pages of entries' },
    (search.older || search.newer) && button('Newest', {}), previous && button('Newer', { newer: previous }), next && button('Older', { older: next }),
    !search.older && !search.newer && button('Refresh', {}));
}

function counting({ filters }, signal) {
  const told = h('span', { class: 'quiet', role: 'status' });
  const tell = () => showRead(told, signal, 'Counting', async () => {
    const { count, count_is_exact: isExact } = await counted(filters, signal);
    return `${isExact ? '' : 'about '}${count.toLocaleString('en')} in all`;
  });
  return h('div', { class: 'buttons' }, told, h('button', { type: 'button', onclick: tell }, 'Count'));
}

/** The database's estimate, where an exact count takes too long. */
async function counted(filters, signal) {
  const ask = count => get(`audit-entries${query({ ...filters, limit: 1, count })}`, { signal });
  const answer = await ask('exact').catch(problem => {
    if (problem.code !== 'COUNT_TOO_LONG') {
      throw problem;
    }
    return ask('estimated');
  });
  return answer.body;
}

function exports({ filters }) {
  const link = (label, format) => h('a', { class: 'button', href: address(`audit-entries/export${query({ ...filters, format })}`), download: '' }, label);
  return [
    h('h3', {}, 'Export'),
    h('p', {}, 'All entries that this search finds, however many, the oldest first. The export itself is kept in the audit trail.'),
    h('div', { class: 'buttons' }, link('Export as NDJSON', 'ndjson'), link('Export as CSV', 'csv'))
  ];
}
