import { get, query } from '../../api.js';
import { announce, h, show } from '../../dom.js';
import { instant, instantField, values } from '../../forms.js';
import { copyButton, duration, facts, failure, notice, section, state, table, time } from '../../ui.js';

/** How well the database protects the trail against the application, with the colour of that level. */
const LEVELS = {
  SEPARATE_OWNER: { tone: 'good', meaning: 'Another role owns the trail: the application can append and read, and nothing else.' },
  SINGLE_ROLE: { tone: 'warn', meaning: 'Triggers refuse every change and removal; the application\'s role could switch them off, which would show.' },
  WEAKENED: { tone: 'bad', meaning: 'A trigger is missing or switched off, or another function stands in its place.' }
};

/** Verifies the trail on request only, because it takes long. */
export async function openIntegrity({ view, signal }) {
  const outcome = h('div', {});
  const form = h('form', { onsubmit: verify },
    h('div', { class: 'filters' },
      instantField('Sealed from', 'from', { hint: 'This time or later; empty for the first seal' }),
      instantField('Sealed to', 'to', { hint: 'Before this time; empty for the last seal' })),
    h('button', { type: 'submit', class: 'main' }, 'Verify'));
  show(view, section('Verification',
    h('p', {}, 'Compares the entries with their seals and the seals with each other, and names what was altered, removed or inserted. ',
      'Without a range everything is verified. It takes seconds per million entries; a node runs one at a time. ',
      'The result is kept in the audit trail.'), form), outcome);

  async function verify(event) {
    event.preventDefault();
    const button = form.querySelector('button');
    const { from, to } = values(form);
    button.disabled = true;
    const stop = showProgress(outcome);
    try {
      const { body } = await get(`audit-entries/integrity${query({ from: instant(from), to: instant(to) })}`, { signal });
      show(outcome, report(body));
      announce(`Verified: ${body.verdict}`);
      outcome.querySelector('h2').focus();
    } catch (error) {
      if (!signal.aborted) {
        show(outcome, failure(error));
      }
    } finally {
      stop();
      button.disabled = false;
    }
  }
}

/** @return stops it */
function showProgress(view) {
  const seconds = h('span', {}, '0 s');
  const begun = performance.now();
  const timer = setInterval(() => { seconds.textContent = `${Math.round((performance.now() - begun) / 1000)} s`; }, 1000);
  show(view, h('p', {}, 'Verifying for ', seconds, '.'), h('progress', { 'aria-label': 'Verification is under way' }));
  announce('Verification is under way');
  return () => clearInterval(timer);
}

function report(view) {
  return [
    h('section', { class: 'section' }, h('h2', { tabindex: '-1' }, 'Verdict'), verdict(view), reportFacts(view)),
    view.finding_count > 0 && section('Findings', findingTable(view)),
    h('div', { class: 'columns' }, section('Last seal', lastSeal(view.last_seal)), section('Retention', retention(view.retention))),
    section('Lives of the database', lives(view.epochs))
  ];
}

function verdict({ verdict: word, finding_count: count, lost_with_restore: lost, epoch_is_current: isCurrent }) {
  return [
    notice(word === 'INTACT' ? 'good' : 'bad', h('p', { class: 'big' }, word),
      word === 'INTACT' ? 'No tampering detected.' : `Findings: ${count.toLocaleString('en')}. Tampering detected.`),
    lost > 0 && notice('warn', `Seals of the seal file that this database, restored from an older copy, does not know: ${lost.toLocaleString('en')}.`),
    !isCurrent && notice('warn', 'The database now lives elsewhere than its last life says; a node will note the new one when it connects.')
  ];
}

function reportFacts(view) {
  const { tone, meaning } = LEVELS[view.level] ?? {};
  return facts(['Level', [state(view.level, tone), ' ', meaning]], ['From', view.from && time(view.from)], ['To', view.to && time(view.to)],
    ['Seals verified', view.seals.toLocaleString('en')], ['Entries compared', view.entries.toLocaleString('en')],
    ['Removed by retention', view.dropped.toLocaleString('en')], ['Waiting for their seal', view.unsealed.toLocaleString('en')],
    ['Took', duration(view.duration_ms)]);
}

function findingTable({ findings, finding_count: count }) {
  return [
    count > findings.length && h('p', {}, `The first ${findings.length.toLocaleString('en')} of ${count.toLocaleString('en')}.`),
    table('Findings', [
      { label: 'What', of: ({ kind }) => state(kind, 'bad') },
      { label: 'Seal', kind: 'number', of: ({ seal }) => seal ?? '–' },
      { label: 'Entry', kind: 'long', of: findingEntry },
      { label: 'Facts', kind: 'long', of: ({ detail }) => detail }
    ], findings)
  ];
}

/** A missing id has no link. */
function findingEntry({ kind, entry_id: id }) {
  if (!id) {
    return '–';
  }
  return kind === 'ENTRY_MISSING' ? h('code', {}, id) : h('a', { href: `#/audit/${id}`, class: 'mono' }, id);
}

function lastSeal(seal) {
  return seal ? [facts(['Number', seal.number], ['Hash', h('code', {}, seal.hash)]), h('div', { class: 'buttons' }, copyButton(seal.hash, 'Copy the hash'))]
    : h('p', { class: 'quiet' }, 'Nothing was sealed yet.');
}

/** @param epochs each begins with a restore, a promotion or a copy */
function lives(epochs) {
  return table('Lives of the database', [
    { label: 'No.', kind: 'number', of: epoch => epoch.number },
    { label: 'Began', of: epoch => time(epoch.began_at) },
    { label: 'Cluster', kind: 'long', of: epoch => h('code', {}, epoch.system_identifier) },
    { label: 'Timeline', kind: 'number', of: epoch => epoch.timeline },
    { label: 'Database', kind: 'number', of: epoch => epoch.database }
  ], epochs, 'None is noted yet.');
}

function retention({ days, last_run_at: lastRun, last_run_on: node, next_run_at: nextRun, oldest_entry: oldest, dropped_months: dropped }) {
  return facts(['Kept for', `${days} days`], ['Oldest entry', time(oldest, 'none')], ['Last run', time(lastRun, 'none yet')], ['On node', node],
    ['Next run by', time(nextRun)], ['Months dropped', dropped]);
}
