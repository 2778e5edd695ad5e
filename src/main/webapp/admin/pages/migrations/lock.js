import { h } from '../../dom.js';
import { facts, notice, said, state, table, time } from '../../ui.js';

const BLOCKER = [
  { label: 'Pid', of: ({ pid }) => String(pid), kind: 'number' },
  { label: 'Application', of: ({ application }) => said(application) },
  { label: 'User', of: ({ user }) => user },
  { label: 'State', of: ({ state: now }) => now || '–' },
  { label: 'Since', of: ({ since }) => time(since) }
];

/** Who holds the migration lock, and what the migration is doing. */
export function lock({ is_held: isHeld, holder, activity }) {
  return isHeld ? [holderFacts(holder), activity && activityFacts(activity)] : h('p', {}, state('free'), ' No migration is running.');
}

function holderFacts({ pid, host, address, application, user, since }) {
  return facts(['Lock', state('held')], ['Node', host], ['Pid', String(pid)], ['Address', address], ['Application', said(application)], ['User', user],
    ['Since', since && time(since)]);
}

function activityFacts({ state: now, statement, since, waits_for: waitsFor, blockers, progress }) {
  return [
    h('h3', {}, 'Just now'),
    facts(['Session', now], ['Statement since', since && time(since)], ['Waits for', waitsFor]),
    progress && progressOf(progress),
    blockers?.length > 0 && [notice('warn', 'It waits for these sessions.'), table('Sessions in the way of the migration', BLOCKER, blockers)],
    statement && h('pre', { class: 'folded', tabindex: '0', role: 'region', 'aria-label': 'Statement' }, h('code', {}, statement))
  ];
}

function progressOf({ command, phase, relation, done, total }) {
  const label = [command, relation, phase].filter(Boolean).join(', ');
  return [
    h('p', {}, label, total > 0 ? `: ${done} of ${total}` : ''),
    total > 0 && h('progress', { max: total, value: done, 'aria-label': label })
  ];
}
