import { h, show } from '../../dom.js';
import { get, query, send } from '../../api.js';
import { repeat } from '../../polling.js';
import { update } from '../../reading.js';
import { ask } from '../../dialogs.js';
import { field, reason } from '../../forms.js';
import { duration, said, state, table } from '../../ui.js';
import { lock } from './lock.js';
import { isApplied, versionOf } from './revisions.js';
import { setSelect } from './runs.js';
import { holdText } from './schema.js';
import { sqlDetails } from './sql.js';
import { downgradeTargets, stampTargets, upgradeTargets } from './targets.js';

const WATCHED_EVERY = 1_000;
const CLOSED = 'While it runs, nothing that needs data is served.';
const UNKNOWN = 'The database is not connected, so it is unknown what is applied.';
const HELD = 'The schema is held there: nodes do not climb back by themselves.';

/**
 * The commands of an administrator: upgrade, downgrade, stamp, the lock's take-over, and rolling back a whole deployment.
 *
 * @param look reads the page again
 * @param lockPart gets the focus once the lock can no longer be taken over
 */
export function migrationOrders({ signal, look, lockPart }) {
  const context = { signal, items: [], look };
  const upgrade = orderForm('Upgrade to', 'Upgrade', target => askUpgrade(context, target));
  const downgrade = orderForm('Downgrade to', 'Downgrade', target => askDowngrade(context, target));
  const stamp = orderForm('Stamp as', 'Stamp', target => askStamp(context, target));
  let holder = null;
  const taking = h('button', { type: 'button', hidden: true, onclick: () => askTakeOver(holder, look) }, 'Take the lock over');

  function offer(items) {
    context.items = items;
    const isKnown = items.every(revision => revision.state);
    upgrade.offer(isKnown ? upgradeTargets(items) : [], isKnown ? 'Every revision of this build is applied.' : UNKNOWN);
    const { targets, barrier } = downgradeTargets(items);
    downgrade.offer(isKnown ? targets : [], isKnown ? wayBack(barrier) : UNKNOWN, isKnown && barrier ? wayBack(barrier) : '');
    stamp.offer(isKnown ? stampTargets(items) : [], UNKNOWN, 'Records a revision without running SQL; for a database that other tools migrated.');
  }

  function offerLock(found) {
    holder = found;
    if (!holder && document.activeElement === taking) {
      lockPart.focus();
    }
    taking.hidden = !holder;
  }

  return {
    element: h('div', { class: 'beside' }, upgrade.element, downgrade.element, stamp.element),
    ofLock: h('div', { class: 'buttons' }, taking),
    takeBack: (deployment, runs, items) => takeBack({ ...context, items }, deployment, runs),
    offer, offerLock
  };
}

function wayBack(barrier) {
  return barrier ? `${barrier.version} cannot be rolled back, so no downgrade leads below it.` : 'Nothing is applied.';
}

/** A select of targets and the button that opens the dialog; without a target, the reason. */
function orderForm(label, verb, order) {
  const target = field(label, verb.toLowerCase(), { type: 'select', options: [] });
  const button = h('button', { type: 'submit' }, verb);
  const form = h('form', { hidden: true, onsubmit: event => { event.preventDefault(); order(select.value); } }, target, button);
  const select = target.querySelector('select');
  const why = h('p', { class: 'quiet' }, 'Not read yet.');
  const heading = h('h3', { tabindex: '-1' }, verb);
  let offered = [];

  function offer(targets, none, remark = '') {
    if (JSON.stringify(targets) !== JSON.stringify(offered)) {
      setSelect(select, targets);
      offered = targets;
    }
    if (targets.length === 0 && form.contains(document.activeElement)) {
      heading.focus();
    }
    form.hidden = targets.length === 0;
    why.textContent = form.hidden ? none : remark;
  }

  return { element: h('div', {}, heading, form, why), offer };
}

function askUpgrade(context, target) {
  return order(context, {
    title: 'Upgrade', button: 'Upgrade', path: 'migrations/upgrade', body: { to: target },
    says: [`Applies the pending revisions up to ${target === 'head' ? 'the head' : versionOf(target, context.items)}. ${CLOSED}`, target !== 'head' && ` ${HELD}`],
    sql: sqlDetails('SQL that would run', { direction: 'upgrade', to: target }, context.signal)
  });
}

function askDowngrade(context, target) {
  return order(context, {
    title: 'Downgrade', button: 'Downgrade', path: 'migrations/downgrade', body: { to: target }, confirm: target, fields: [force()],
    says: `Rolls back every revision after ${versionOf(target, context.items)} and deletes their data. ${CLOSED} ${HELD}`,
    sql: sqlDetails('SQL that would run', { direction: 'downgrade', to: target }, context.signal, { isOpen: true })
  });
}

function askStamp(context, target) {
  return order(context, {
    title: 'Stamp', button: 'Stamp', path: 'migrations/stamp', body: { to: target }, confirm: target,
    says: `Says that the schema is at ${versionOf(target, context.items)}, and runs nothing. Lifts a hold. `
      + 'Where it is not true, the next order fails or destroys.'
  });
}

/** Offers to roll back what one deployment applied, or says why that is not possible. */
function takeBack(context, deployment, runs) {
  const ids = new Set(runs.map(({ revision }) => revision));
  const revisions = context.items.filter(revision => ids.has(revision.revision) && isApplied(revision));
  const barrier = revisions.find(revision => revision.is_irreversible);
  if (barrier) {
    return h('p', { class: 'quiet' }, `${barrier.version} cannot be rolled back, so this deployment cannot.`);
  }
  const order = () => askDeployment(context, deployment, revisions);
  return revisions.length > 0 && h('p', {}, h('button', { type: 'button', onclick: order }, 'Take this deployment back'));
}

function askDeployment(context, deployment, revisions) {
  return order(context, {
    title: 'Take a deployment back', button: 'Downgrade', path: 'migrations/downgrade', body: { deployment }, confirm: deployment,
    fields: [force()],
    says: ['Takes back all that this deployment applied: ', revisions.map(({ version }) => version).join(', '),
      `, and the data in it. Refused where anything was applied after it. ${CLOSED} ${HELD}`]
  });
}

function force() {
  const hint = 'Also while other nodes of the application are connected. They go on with a schema that is not the one they were built for.';
  return field('Force', 'force', { type: 'checkbox', hint });
}

/** Opens the dialog, sends the command, and shows the migration's progress. */
async function order({ signal, items, look }, { path, body, sql, fields = [], ...dialog }) {
  const progress = h('div', { class: 'field stack' });
  await ask({
    ...dialog, fields: [sql?.element, ...fields, reason(), progress].filter(Boolean),
    run: given => watched(progress, signal, async () => (await send('POST', path, { ...body, ...given })).body),
    done: moved => outcome(moved, items)
  });
  look();
}

async function watched(progress, signal, work) {
  const watching = new AbortController();
  signal.addEventListener('abort', () => watching.abort());
  repeat(WATCHED_EVERY, watching.signal, async () => {
    const { body } = await get('migrations/lock', { signal: watching.signal, background: true });
    update(progress, h('p', { class: 'quiet' }, 'You can close this dialog; the operation continues.'), lock(body));
  });
  try {
    return await work();
  } finally {
    watching.abort();
    show(progress);
  }
}

function outcome({ revision, hold, runs }, items) {
  return [
    h('p', {}, `The schema is at ${versionOf(revision, items)}.`, hold && [' Held at ', holdText(hold, items), '.']),
    table('Runs of this order', [
      { label: 'Revision', of: run => versionOf(run.revision, items) },
      { label: 'State', of: run => state(run.state) },
      { label: 'Duration', of: run => duration(run.duration_ms), kind: 'number' }
    ], runs, 'Nothing had to be run.')
  ];
}

async function askTakeOver(holder, look) {
  const pid = String(holder.pid);
  await ask({
    title: 'Take the lock over', button: 'Take over', fields: [reason()], confirm: pid,
    says: ['Ends the database sessions of ', said(holder.host || holder.application), ` (pid ${pid}), and rolls back what they have not committed. `,
      'Use it only if the holder is dead.'],
    run: async given => (await send('DELETE', `migrations/lock${query(given)}`)).body,
    done: ({ ended }) => h('p', {}, 'The sessions of ', said(ended.host || ended.application), ` (pid ${ended.pid}) were ended.`)
  });
  look();
}
