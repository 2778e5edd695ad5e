import { h } from '../../dom.js';
import { duration, said, state, table, time } from '../../ui.js';

const REVISION = [
  { label: 'Id', of: ({ revision }) => h('a', { class: 'mono', href: `#/migrations/${revision}` }, revision) },
  { label: 'Name', of: nameOf },
  { label: 'State', of: revision => [stateOf(revision), revision.error && h('p', { class: 'violation' }, said(revision.error))], kind: 'name' },
  { label: 'Applied', of: ({ applied_at: at }) => time(at) },
  { label: 'By', of: ({ applied_by: by, host, build }) => by ? [said(by), ` on ${host}`, build && [h('br'), h('code', {}, build)]] : '–' },
  { label: 'Duration', of: ({ duration_ms: ms }) => duration(ms), kind: 'number' },
  { label: 'Marks', of: revision => marks(revision).join(', ') || '–' }
];

export function revisionTable(items) {
  return table('Revisions in the order of the change log', REVISION, items, 'This build has no revisions.');
}

/** The part of the version after the id. */
export function nameOf({ revision, version }) {
  return version.startsWith(`${revision}_`) ? version.slice(revision.length + 1) : '–';
}

export function stateOf({ state: now }) {
  return now ? state(now) : h('span', { class: 'quiet' }, 'not known');
}

export function marks({ is_expanding: isExpanding, is_irreversible: isIrreversible, is_known: isKnown }) {
  return [isExpanding && 'expanding', isIrreversible && 'irreversible', !isKnown && 'not of this build'].filter(Boolean);
}

/** Shows the whole version where it is known. */
export function revisionLink(id, items) {
  return h('a', { href: `#/migrations/${id}` }, versionOf(id, items));
}

export function versionOf(id, items) {
  return items.find(({ revision }) => revision === id)?.version || id;
}

/** Also while a run is in progress or was interrupted. */
export function isApplied({ state: now }) {
  return now !== 'PENDING' && now !== 'ROLLED_BACK';
}
