import { h } from '../../dom.js';
import { said, table } from '../../ui.js';

/** The trail stores this instead of a secret. */
const MASK = '***';

/** Each changed field with its old and new value. @param changes `{field: {before, after}}`, where an empty side is left out */
export function changeTable(changes) {
  return table('Changed fields', [
    { label: 'Field', of: ([name]) => said(name) },
    { label: 'Before', kind: 'long', of: ([, change]) => value(change.before) },
    { label: 'After', kind: 'long', of: ([, change]) => value(change.after) }
  ], Object.entries(changes), 'No field changed.');
}

/** The same in one line. */
export function changeList(changes) {
  const change = ([name, { before, after }]) => h('li', {}, said(name), ': ', value(before), ' → ', value(after));
  return h('ul', { class: 'plain' }, Object.entries(changes).map(change));
}

/** A value of the metadata as it is stored. */
export function value(kept) {
  if (kept === null || kept === undefined) {
    return h('span', { class: 'quiet' }, 'nothing');
  }
  if (kept === MASK) {
    return [h('span', { class: 'value' }, MASK), ' ', h('span', { class: 'quiet' }, 'secret')];
  }
  if (kept === '') {
    return h('span', { class: 'quiet' }, 'empty text');
  }
  return h('span', { class: 'value' }, said(typeof kept === 'string' ? kept : JSON.stringify(kept, null, isFlat(kept) ? 0 : 1)));
}

function isFlat(kept) {
  return Object.values(kept).every(part => typeof part !== 'object');
}
