import { announce, h, show } from '../dom.js';
import { get } from '../api.js';
import { repeat } from '../polling.js';
import { trouble, update } from '../reading.js';
import { duration, loading, section } from '../ui.js';
import { budget, connection, lastSeen, leaving, sessions, transitionTable } from './database/facts.js';
import { databaseOrders } from './database/orders.js';
import { poolFigures } from './database/poolFigures.js';
import { gap, keep } from './database/poolHistory.js';
import { stateMachine } from './database/stateMachine.js';

const EVERY = 2_000;

/** The connection of one node: its state, its pool over the last minutes, and the commands for operators. */
export async function open({ view, signal }) {
  const parts = Object.fromEntries(['notice', 'machine', 'connection', 'budget', 'sessions', 'transitions'].map(name => [name, h('div', {})]));
  const unreached = trouble();
  const figures = poolFigures(signal);
  const orders = databaseOrders(() => polling.now());
  layOut(view, parts, unreached, figures, orders);
  gap();
  const page = { parts, unreached, figures, orders, signal, seenAt: null, since: null };
  const polling = repeat(EVERY, signal, isAsked => look(page, isAsked));
}

function layOut(view, parts, unreached, figures, orders) {
  show(parts.connection, loading('Reading the connection'));
  show(view, unreached.element, parts.notice,
    h('div', { class: 'columns' },
      section('Connection', parts.machine, parts.connection, orders.element),
      section('Pool', figures.element, orders.ofPool)),
    h('div', { class: 'columns' }, section('Pool budget', parts.budget), section('Sessions', parts.sessions)),
    section('Recent transitions', parts.transitions));
}

/** Shows the node's data; while the node does not answer, the last data stays, marked as old. */
async function look(page, isAsked) {
  const options = { signal: page.signal, background: !isAsked };
  try {
    const { body } = await get('database', options);
    await showTransitions(page, body.since, options);
    showDatabase(page, body);
    if (isAsked && page.seenAt) {
      announce(body.ping_ms === undefined ? body.state : `${body.state}, ping ${duration(body.ping_ms)}`);
    }
    page.seenAt = new Date();
    page.unreached.clear();
  } catch (error) {
    if (!page.signal.aborted) {
      gap();
      page.unreached.tell(error, lastSeen(page.seenAt));
    }
    throw error;
  }
}

/** The transitions change only when the state does, so they are read only then. */
async function showTransitions(page, since, options) {
  if (page.since !== since) {
    update(page.parts.transitions, transitionTable((await get('database/transitions', options)).body.items));
    page.since = since;
  }
}

function showDatabase({ parts, figures, orders }, database) {
  keep(database.node, database.pool);
  update(parts.notice, leaving(database));
  update(parts.machine, stateMachine(database.state));
  update(parts.connection, connection(database));
  update(parts.budget, budget(database.budget));
  update(parts.sessions, sessions(database.sessions));
  figures.refresh();
  orders.offer(database);
}
