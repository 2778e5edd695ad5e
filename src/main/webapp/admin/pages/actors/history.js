import { get, query } from '../../api.js';
import { h } from '../../dom.js';
import { said, showRead, table, time } from '../../ui.js';
import { changeList } from '../audit/changes.js';

/** The history of an actor, newest first, page by page. */
export function historySection({ path, signal }) {
  const content = h('div', {});
  const heading = h('h2', { tabindex: '-1' }, 'History');

  async function load(cursor) {
    await showRead(content, signal, 'Reading the history', async () => {
      const { body } = await get(`${path}/history${query({ limit: 20, cursor })}`, { signal });
      return [table('History', COLUMNS, body.items, 'No history.'), pager(body, turn)];
    });
  }

  async function turn(cursor) {
    await load(cursor);
    heading.focus();
  }

  load();
  return h('section', { class: 'section' }, heading, content);
}

function pager({ next, previous }, turn) {
  return (next || previous) && h('nav', { class: 'buttons', 'aria-label': 'Pages of the history' },
    previous && h('button', { type: 'button', onclick: () => turn(previous) }, 'Newer'),
    next && h('button', { type: 'button', onclick: () => turn(next) }, 'Older'));
}

const COLUMNS = [
  { label: 'Time', of: entry => h('a', { href: `#/audit/${entry.id}` }, time(entry.timestamp)) },
  { label: 'Action', of: entry => entry.action_type },
  { label: 'By', kind: 'name', of: entry => h('a', { href: `#/actors/${entry.actor_id}` }, said(entry.actor_name)) },
  { label: 'What changed', kind: 'long', of: ({ metadata }) => metadata.changes ? changeList(metadata.changes) : '–' }
];
