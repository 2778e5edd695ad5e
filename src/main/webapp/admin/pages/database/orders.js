import { h } from '../../dom.js';
import { send } from '../../api.js';
import { ask } from '../../dialogs.js';
import { field, reason } from '../../forms.js';
import { state } from '../../ui.js';

const NOTICE = 'How long the node says that it is not ready and still serves, such as 5s or 2m; at most 5m. Empty for not at all.';

const isPoolThere = ({ pool, state: now }) => Boolean(pool) && now !== 'DISCONNECTING';

/** The commands: in which state each is offered, and what the dialog asks. */
const ORDERS = [
  { label: 'Connect', isOffered: database => database.state === 'DISCONNECTED', order: connect },
  { label: 'Stay connected', isOffered: database => Boolean(database.notice), order: stay },
  { label: 'Disconnect', isOffered: database => ['CONNECTED', 'CONNECTING'].includes(database.state), order: disconnect },
  { label: 'Flush idle connections', isOffered: isPoolThere, order: flush, isOfPool: true },
  { label: 'Resize', isOffered: isPoolThere, order: resize, isOfPool: true }
];

/** @param look reads the database again */
export function databaseOrders(look) {
  const ping = h('button', { type: 'button', onclick: look }, 'Ping');
  let database = null;
  const buttons = ORDERS.map(({ label, order }) => h('button', { type: 'button', hidden: true, onclick: () => order(database).then(look) }, label));
  const of = isOfPool => buttons.filter((button, i) => Boolean(ORDERS[i].isOfPool) === isOfPool);

  function offer(seen) {
    database = seen;
    const held = document.activeElement;
    ORDERS.forEach((order, i) => { buttons[i].hidden = !order.isOffered(seen); });
    if (held.hidden && buttons.includes(held)) {
      ping.focus();
    }
  }

  return { element: h('div', { class: 'buttons' }, ping, of(false)), ofPool: h('div', { class: 'buttons' }, of(true)), offer };
}

function connect({ node }) {
  return ask({
    title: 'Connect', button: 'Connect', fields: [reason()],
    says: `${node} begins to connect to its database, and goes on until it succeeds.`,
    run: given => post('database/connect', given), done: stands
  });
}

function stay({ node }) {
  return ask({
    title: 'Stay connected', button: 'Stay connected', fields: [reason()],
    says: `Cancels the disconnect: ${node} stays connected and is ready again.`,
    run: given => post('database/connect', given), done: stands
  });
}

function disconnect({ node }) {
  return ask({
    title: 'Disconnect', button: 'Disconnect', fields: [
      field('Notice', 'notice', { spellcheck: 'false', hint: NOTICE }),
      reason()
    ],
    says: `${node} lets running sessions finish, takes no new ones, and stays disconnected until an operator connects it. Until then it answers 503 to what `
      + 'needs the database. Closing this dialog stops nothing.',
    run: given => post('database/disconnect', given), done: stands
  });
}

function flush({ node }) {
  return ask({
    title: 'Flush idle connections', button: 'Flush', fields: [reason()],
    says: `The pool of ${node} closes its idle connections. Those in use are left alone, and new ones are opened as they are needed.`,
    run: given => post('database/pool/flush', given), done: poolStands
  });
}

function resize({ node, server, pool: { min, max } }) {
  return ask({
    title: 'Resize the pool', button: 'Resize', fields: [
      field('Min', 'min', { type: 'number', min: 0, value: min, hint: 'Connections that the pool keeps.' }),
      field('Max', 'max', { type: 'number', min: 1, value: max, hint: 'Connections that it may open.' }),
      reason()
    ],
    says: `${server} changes the running pool of ${node}, until the server starts next. Empty fields stay unchanged.`,
    run: async given => (await send('PATCH', 'database/pool', given)).body, done: poolStands
  });
}

async function post(path, given) {
  return (await send('POST', path, given)).body;
}

function stands({ node, state: now }) {
  return h('p', {}, `${node} is `, state(now), '.');
}

function poolStands({ pool }) {
  return pool ? `The pool has ${pool.in_use} connections in use and ${pool.idle} idle; it keeps ${pool.min} and may open ${pool.max}.`
    : 'Done. The server does not tell about its pool.';
}
