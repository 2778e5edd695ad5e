import { h, show } from '../dom.js';
import { tabs } from '../ui.js';
import { openEntries } from './audit/entries.js';
import { openEntry } from './audit/entry.js';
import { openIntegrity } from './audit/integrity.js';

/** The audit trail and its verification. */
export async function open({ view, rest: [place], ...page }) {
  const content = h('div', {});
  show(view, tabs('Audit', [['Entries', '#/audit', place !== 'integrity'], ['Integrity', '#/audit/integrity', place === 'integrity']]), content);
  if (place === 'integrity') {
    return openIntegrity({ view: content, ...page });
  }
  return place ? openEntry({ view: content, id: place, ...page }) : openEntries({ view: content, ...page });
}
