import { get, query, send } from '../../api.js';
import { h } from '../../dom.js';
import { ask } from '../../dialogs.js';
import { field, instant, instantField } from '../../forms.js';
import { copyButton, said, showRead, state, table, time } from '../../ui.js';
import { entriesAt } from '../audit/search.js';
import { isWellKnown } from '../../wellKnown.js';

/** An actor's keys, page by page. The API lists those of active actors only, because others' are not valid. */
export function keysSection({ actor, path, signal }) {
  const content = h('div', {});
  const heading = h('h2', { tabindex: '-1' }, 'API keys');
  const isOpen = actor.is_active && !isWellKnown(actor);
  const keys = { actor, path: `${path}/keys`, changed };

  async function load(cursor) {
    await showRead(content, signal, 'Reading the keys', async () => {
      const { body } = await get(`${keys.path}${query({ limit: 200, cursor })}`, { signal });
      return [table('API keys', columns(keys), body.items, 'It has no key.'), pager(body.next, cursor, changed)];
    });
  }

  async function changed(cursor) {
    await load(cursor);
    heading.focus();
  }

  if (isOpen) {
    load();
  } else {
    const why = actor.is_active ? 'It has no keys.' : 'Keys of an inactive actor do not count; they are listed once it is restored.';
    content.append(h('p', { class: 'quiet' }, why));
  }
  const issuing = isOpen && h('button', { type: 'button', onclick: () => issue(keys) }, 'Issue a key');
  return h('section', { class: 'section' }, h('header', {}, heading, issuing), content);
}

function pager(next, cursor, turn) {
  return (next || cursor) && h('nav', { class: 'buttons', 'aria-label': 'Pages of keys' },
    cursor && h('button', { type: 'button', onclick: () => turn() }, 'First keys'),
    next && h('button', { type: 'button', onclick: () => turn(next) }, 'More keys'));
}

function columns(keys) {
  return [
    { label: 'Begins with', of: key => h('code', {}, key.prefix) },
    { label: 'Name', kind: 'name', of: key => said(key.name) },
    { label: 'Created', of: key => time(key.created_at) },
    { label: 'Expires', of: key => time(key.expires_at, 'never') },
    { label: 'Last used', of: key => time(key.last_used_at, 'never') },
    { label: 'Revoked', of: key => key.revoked_at ? [state('revoked'), ' ', time(key.revoked_at)] : 'no' },
    { label: 'Actions', of: key => keyActions(key, keys) }
  ];
}

function keyActions(key, keys) {
  return h('div', { class: 'buttons' },
    !key.revoked_at && h('button', { type: 'button', 'aria-label': `Revoke ${key.name}`, onclick: () => revoke(key, keys) }, 'Revoke'),
    h('a', { class: 'button', 'aria-label': `History of ${key.name}`, href: entriesAt({ entity_type: 'IssuedKey', entity_id: key.id }) }, 'History'));
}

async function issue({ actor, path, changed }) {
  const isDone = await ask({
    title: 'Issue a key', button: 'Issue', acknowledge: 'I have stored the key',
    says: ['Whoever has the key calls as ', said(actor.name), ', with the roles ', h('strong', {}, actor.roles.join(', ') || 'none'), '.'],
    fields: [
      field('Name', 'name', { id: 'key-name', required: true, maxlength: 255, hint: 'What it is for' }),
      instantField('Expires', 'expires_at', { hint: 'Leave empty for no expiry' })
    ],
    run: async given => (await send('POST', path, { name: given.name, expires_at: instant(given.expires_at) })).body, done: shownOnce
  });
  if (isDone) {
    await changed();
  }
}

function shownOnce({ key }) {
  return [h('p', {}, 'The key is issued. It is shown this once and never again: store it now.'),
    h('p', {}, h('code', { class: 'secret' }, key)), h('div', { class: 'buttons' }, copyButton(key, 'Copy the key'))];
}

async function revoke(key, { path, changed }) {
  const isDone = await ask({
    title: 'Revoke the key', button: 'Revoke',
    says: ['The key ', said(key.name), ', which begins with ', h('code', {}, key.prefix), ', stops counting on every node within a second. ',
      'Nothing brings it back.'],
    run: () => send('DELETE', `${path}/${key.id}`), done: () => 'It is revoked.'
  });
  if (isDone) {
    await changed();
  }
}
