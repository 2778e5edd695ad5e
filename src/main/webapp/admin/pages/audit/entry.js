import { get } from '../../api.js';
import { h } from '../../dom.js';
import { facts, said, section, showRead } from '../../ui.js';
import { changeTable, value } from './changes.js';
import { entriesAt } from './search.js';
import { outcome } from './outcome.js';

/** One entry with all its fields. */
export async function openEntry({ view, id, signal, can }) {
  await showRead(view, signal, 'Reading the entry', async () => {
    const { body } = await get(`audit-entries/${encodeURIComponent(id)}`, { signal });
    const { changes, ...others } = body.metadata;
    return [
      section('Entry', entryFacts(body, can('admin')), related(body)),
      changes && section('Changes', changeTable(changes)),
      Object.keys(others).length > 0 && section('Details', facts(...Object.entries(others).map(([name, kept]) => [said(name), value(kept)]))),
      h('details', { class: 'more' }, h('summary', {}, 'As JSON'), h('pre', { class: 'folded' }, said(JSON.stringify(body, null, 2))))
    ];
  });
}

function entryFacts(entry, isAdmin) {
  const actorId = h('code', {}, entry.actor_id);
  return facts(['Time', h('code', {}, entry.timestamp)], ['Action', entry.action_type], ['Outcome', outcome(entry.outcome)],
    ['Actor', said(entry.actor_name)], ['Actor id', isAdmin ? h('a', { href: `#/actors/${entry.actor_id}` }, actorId) : actorId],
    ['Entity type', entry.entity_type && said(entry.entity_type)], ['Entity id', entry.entity_id && h('code', {}, said(entry.entity_id))],
    ['Request', entry.request_id && h('code', {}, entry.request_id)], ['Trace', entry.trace_id && h('a', { href: entriesAt({ trace_id: entry.trace_id }), class: 'mono', title: 'What happened in this trace' }, entry.trace_id)],
    ['Id', h('code', {}, entry.id)]);
}

function related({ actor_id: actor, entity_type: type, entity_id: id, request_id: request }) {
  return h('nav', { class: 'buttons', 'aria-label': 'Related entries' },
    id && h('a', { class: 'button', href: entriesAt({ entity_type: type, entity_id: id }) }, 'What happened to this entity'),
    request && h('a', { class: 'button', href: entriesAt({ request_id: request }) }, 'What this request did'),
    h('a', { class: 'button', href: entriesAt({ actor_id: actor }) }, 'What this actor did'));
}
