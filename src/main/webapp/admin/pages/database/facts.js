import { h } from '../../dom.js';
import { duration, facts, notice, said, state, table, time } from '../../ui.js';

export function connection(database) {
  const { node, state: now, since, last_error: error, url, product, version, ping_ms: ping, server } = database;
  return facts(['State', state(now)], ['Since', time(since)], ['Ping', duration(ping, null)], ['Last error', error && lastError(error)],
    ['URL', h('code', {}, url)], ['Database', product ? `${product} ${version}` : 'not known while not connected'], ['Server', server], ['Node', node]);
}

/** The last failure is kept after a recovery, so it shows its time. */
function lastError({ code, message, at }) {
  return [said(message), ' ', h('span', { class: 'quiet' }, code, ', ', time(at))];
}

/** Says that the node is draining and when it disconnects; null without a notice. */
export function leaving({ node, notice: given }) {
  return given && notice('warn', h('p', {}, h('strong', {}, `${node} is about to disconnect.`), ' Until ', time(given.until),
    ' it serves everything and says that it is not ready; the notice was given at ', time(given.since), '.'));
}

export function budget(figures) {
  if (!figures) {
    return h('p', { class: 'quiet' }, 'Known while the database is connected.');
  }
  const { pool_max: max, instances, needed, max_connections: most, available, recommended_pool_max: recommended, verdict } = figures;
  const isAbove = max > recommended;
  return [
    h('p', {}, state(verdict, verdict === 'FITS' && isAbove ? 'warn' : undefined), isAbove && ' The pool is larger than is recommended.'),
    h('p', {}, `${instances} ${instances === 1 ? 'node' : 'nodes'} with at most ${max} connections each may need ${needed} of the ${available} that the `
      + `database leaves to applications (max_connections is ${most}). Recommended for this node: at most ${recommended}.`)
  ];
}

export function sessions({ active, limit, waiting, queue_limit: queue }) {
  return facts(['Active', `${active} of at most ${limit}`], ['Waiting', `${waiting} of at most ${queue}`]);
}

const TRANSITION = [
  { label: 'At', of: ({ at }) => time(at) },
  { label: 'From', of: ({ from }) => state(from, '') },
  { label: 'To', of: ({ to }) => state(to) },
  { label: 'Cause', of: ({ cause }) => said(cause), kind: 'long' }
];

export function transitionTable(transitions) {
  return table('Recent transitions of the connection, newest first', TRANSITION, transitions, 'The connection has not changed its state yet.');
}

/** @param at when the node last answered; null before the first answer */
export function lastSeen(at) {
  return h('p', { class: 'quiet' }, at ? ['The figures below are old: they were read at ', time(at.toISOString()), '. '] : '', 'The page retries.');
}
