import { get, query, send } from '../../api.js';
import { announce, h, show } from '../../dom.js';
import { ask } from '../../dialogs.js';
import { field, values } from '../../forms.js';
import { said, showRead, state, table, time } from '../../ui.js';
import { rolesOf } from '../../wellKnown.js';
import { KINDS, actorFields, asMergePatch, grantableRoles } from './fields.js';

const FILTERS = ['name', 'kind', 'issuer', 'subject', 'include', 'sort', 'cursor'];
const SORTS = [['name', 'Name'], ['created_at', 'Oldest first'], ['-created_at', 'Newest first']];

/** The actors that match the address. The address holds the page, too, so that Back leads to the previous one. */
export async function openList({ view, parameters, signal }) {
  const search = { sort: 'name', ...Object.fromEntries(FILTERS.map(name => [name, parameters.get(name)]).filter(([, value]) => value)) };
  const results = h('div', {});
  let roles = [];

  async function load(wanted) {
    await showRead(results, signal, 'Reading the actors', async () => {
      const [{ body }, found] = await Promise.all([get(`actors${query(wanted)}`, { signal }), grantableRoles(signal)]);
      roles = found;
      creating.hidden = false;
      return list(wanted, body, go);
    });
  }

  async function go(wanted) {
    history.pushState(null, '', `#/actors${query(wanted)}`);
    await load(wanted);
    results.querySelector('h2')?.focus();
  }

  const creating = h('button', { type: 'button', hidden: true, onclick: () => create(roles) }, 'Create an actor');
  show(view, h('section', { class: 'section' }, h('header', {}, h('h2', {}, 'Search'), creating), searchForm(search, go)), results);
  await load(search);
}

function searchForm(search, go) {
  const form = h('form', { role: 'search', 'aria-label': 'Actors', onsubmit: submit },
    h('div', { class: 'filters' },
      field('Name', 'name', { value: search.name, type: 'search', spellcheck: 'false', hint: 'Exact match' }),
      field('Kind', 'kind', { type: 'select', options: [['', 'Any'], ...KINDS, ['SYSTEM', 'SYSTEM'], ['ANONYMOUS', 'ANONYMOUS']], value: search.kind }),
      field('Issuer', 'issuer', { value: search.issuer, spellcheck: 'false', hint: 'Exact match' }),
      field('Subject', 'subject', { value: search.subject, spellcheck: 'false', hint: 'Exact match' }),
      field('Order', 'sort', { type: 'select', options: SORTS, value: search.sort }),
      field('Include inactive', 'inactive', { type: 'checkbox', value: search.include === 'inactive' })),
    h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'main' }, 'Search'),
      h('a', { class: 'button', href: '#/actors', onclick: () => form.reset() }, 'Clear')));

  function submit(event) {
    event.preventDefault();
    const { inactive, ...wanted } = values(form);
    go({ ...wanted, include: inactive ? 'inactive' : null });
  }

  return form;
}

function list(search, { items, next }, go) {
  announce(items.length === 1 ? 'One actor' : `${items.length} actors`);
  return h('section', { class: 'section' }, h('h2', { tabindex: '-1' }, 'Actors'), table('Actors', COLUMNS, items, 'No matching actors.'),
    pager(next, search.cursor, cursor => go({ ...search, cursor })));
}

function pager(next, cursor, turn) {
  const button = (label, place) => h('button', { type: 'button', onclick: () => turn(place) }, label);
  return (next || cursor) && h('nav', { class: 'buttons', 'aria-label': 'Pages of actors' },
    cursor && button('First page', null), next && button('Next page', next));
}

const COLUMNS = [
  { label: 'Name', kind: 'name', of: actor => h('a', { href: `#/actors/${actor.id}` }, said(actor.name)) },
  { label: 'Kind', of: actor => actor.kind },
  { label: 'Roles', of: rolesOf },
  { label: 'State', of: actor => state(actor.is_active ? 'active' : 'inactive') },
  { label: 'Created', of: actor => time(actor.created_at) }
];

async function create(roles) {
  let created;
  const isDone = await ask({
    title: 'Create an actor', says: 'It can call once it has a key, or once a token of its issuer names its subject.', fields: actorFields(roles), button: 'Create',
    run: async given => { created = (await send('POST', 'actors', newActor(given))).body; },
    done: () => [h('p', {}, 'Created ', said(created.name), '. Issue it a key on its page.')]
  });
  if (isDone) {
    location.hash = `#/actors/${created.id}`;
  }
}

function newActor(given) {
  return Object.fromEntries(Object.entries(asMergePatch(given)).filter(([, value]) => value !== null));
}
