import { h, show } from '../dom.js';
import { get, Unreachable } from '../api.js';
import { repeat } from '../polling.js';
import { trouble, update } from '../reading.js';
import { loading, section } from '../ui.js';
import { driftComparison } from './migrations/drift.js';
import { lock } from './migrations/lock.js';
import { migrationOrders } from './migrations/orders.js';
import { openRevision } from './migrations/revision.js';
import { isApplied, revisionTable } from './migrations/revisions.js';
import { runLedger } from './migrations/runs.js';
import { schemaFacts } from './migrations/schema.js';
import { sqlDetails } from './migrations/sql.js';

const EVERY = 5_000;

/** The schema's revisions, their runs, and the commands for administrators; or one revision, if the address names it. */
export async function open(page) {
  if (page.rest.length > 0) {
    openRevision(page);
  } else {
    openSchema(page);
  }
}

function openSchema({ view, parameters, signal, can }) {
  const part = attributes => h('div', { class: 'stack', ...attributes }, loading('Reading'));
  const parts = { schema: part(), revisions: part(), lock: part({ tabindex: '-1' }) };
  const [unreached, lockless] = [trouble(), trouble()];
  const orders = can('admin') ? migrationOrders({ signal, look: () => polling.now(), lockPart: parts.lock }) : null;
  const runs = runLedger({ parameters, signal, takeBack: orders?.takeBack });
  const pending = sqlDetails('SQL that an upgrade to the head would run', { direction: 'upgrade' }, signal);
  layOut(view, { parts, unreached, lockless, orders, runs, pending, signal });
  const page = { parts, unreached, lockless, orders, runs, pending, signal, seen: null };
  const polling = repeat(EVERY, signal, isAsked => look(page, isAsked));
}

function layOut(view, { parts, unreached, lockless, orders, runs, pending, signal }) {
  show(view, unreached.element,
    h('div', { class: 'columns' },
      section('Schema', parts.schema, pending.element),
      section('Migration lock', lockless.element, parts.lock, orders?.ofLock)),
    orders ? section('Change the schema', orders.element) : section('Change the schema', h('p', { class: 'quiet' }, 'This is for administrators.')),
    section('Revisions', parts.revisions),
    section('Drift', driftComparison(signal)),
    section('Runs', runs.element));
}

async function look(page, isAsked) {
  const options = { signal: page.signal, background: !isAsked };
  try {
    const [migrations, held] = await Promise.all([get('migrations', options), get('migrations/lock', options).catch(unless(Unreachable))]);
    showLock(page, held);
    await showMigrations(page, migrations.body, isAsked);
    page.unreached.clear();
  } catch (error) {
    if (!page.signal.aborted) {
      page.unreached.tell(error, h('p', { class: 'quiet' }, 'What follows is the last known data; the page retries.'));
    }
    throw error;
  }
}

/** A problem is an answer, which one part shows. A missing answer concerns the whole page. */
function unless(kind) {
  return error => {
    if (error instanceof kind || error.name === 'AbortError') {
      throw error;
    }
    return error;
  };
}

function showLock({ parts, lockless, orders }, held) {
  if (held instanceof Error) {
    lockless.tell(held);
    update(parts.lock);
    orders?.offerLock(null);
  } else {
    lockless.clear();
    update(parts.lock, lock(held.body));
    orders?.offerLock(held.body.holder);
  }
}

async function showMigrations(page, { schema, items }, isAsked) {
  update(page.parts.schema, schemaFacts(schema, items));
  update(page.parts.revisions, revisionTable(items));
  page.pending.element.hidden = items.every(revision => !revision.state || isApplied(revision));
  page.orders?.offer(items);
  const seen = JSON.stringify(items);
  if (isAsked || seen !== page.seen) {
    page.pending.forget();
    page.seen = await page.runs.read(items) ? seen : null;
  }
}
