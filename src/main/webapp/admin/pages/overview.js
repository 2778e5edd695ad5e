import { h, show } from '../dom.js';
import { get } from '../api.js';
import { repeat } from '../polling.js';
import { trouble } from '../reading.js';
import { facts, notice, section, state, table, time } from '../ui.js';

const EVERY = 5_000;

/** The page that explains each check. */
const PLACES = { database: '#/database', 'connection loop': '#/database', schema: '#/migrations', audit: '#/audit/integrity' };

/** Whether the node serves, and where to look if not. Data from before the node stopped answering is shown as such, without a verdict. */
export async function open({ view, signal, can }) {
  const verdict = h('div', {});
  const unreached = trouble();
  const checks = h('div', {});
  const node = h('div', {});
  const nodes = h('div', {});
  let seen = null;
  show(view, verdict, unreached.element, h('div', { class: 'columns' }, section('Health checks', checks), section('Node', node)), nodes);
  repeat(EVERY, signal, async isAsked => {
    const options = { signal, background: !isAsked };
    try {
      const [overview, ready, live] = await Promise.all(['overview', 'health/ready', 'health/live'].map(path => get(path, options)));
      seen = { node: overview.body.node, at: new Date().toISOString() };
      show(verdict, verdictNotice(overview.body, ready.body.status));
      show(checks, checkList([...ready.body.checks, ...live.body.checks]));
      show(node, nodeFacts(overview.body));
      unreached.clear();
      show(nodes, (can('operator') || can('admin')) && await allNodes(options));
    } catch (error) {
      if (!signal.aborted) {
        show(verdict, silence(seen));
        unreached.tell(error, h('p', { class: 'quiet' }, 'It is asked again by itself; what follows is what it said last.'));
      }
      throw error;
    }
  });
}

/** What the others reported to the database; it is missing while that is away, since nothing is known of them then. */
async function allNodes(options) {
  const { body } = await get('nodes', options).catch(problem => ({ body: { items: [], problem } }));
  return section('All nodes', table('All nodes', NODE_COLUMNS, body.items,
    body.problem ? 'Which nodes there are is not known now.' : 'No node has reported itself yet.'));
}

/** A node that is silent is never good, whatever it said last. */
const NODE_COLUMNS = [
  { label: 'Node', of: one => [one.name, one.is_this && h('span', { class: 'quiet' }, ' (this one)')] },
  { label: 'State', of: one => one.is_silent ? state('silent', 'bad') : state(one.state, one.state === 'SERVING' ? 'good' : one.state === 'STOPPED' ? 'quiet' : 'warn') },
  { label: 'Since', of: one => time(one.since) },
  { label: 'Last seen', of: one => time(one.last_seen) },
  { label: 'Version', of: one => one.version },
  { label: 'Server', of: one => one.server },
  { label: 'Started', of: one => time(one.started_at) }
];

/** @param seen which node answered last, and when; null if none has */
function silence(seen) {
  return notice('bad', h('p', { class: 'big' }, seen ? [`${seen.node} has not answered since `, time(seen.at), '.'] : 'Whether the node serves is not known.'));
}

/** A draining node still serves and is not ready: it answers requests, and load balancers send it no new ones. */
function verdictNotice({ serving, reason, node }, readiness) {
  if (!serving) {
    return notice('bad', h('p', { class: 'big' }, `${node} is not serving.`), reason);
  }
  return readiness === 'UP' ? notice('good', h('p', { class: 'big' }, `${node} is serving.`))
    : notice('warn', h('p', { class: 'big' }, `${node} is serving, and says that it is not ready.`),
      'Balancers send it nothing new. The checks below say why.');
}

function checkList(checks) {
  return h('dl', { class: 'facts' }, checks.map(({ name, status, data }) => [
    h('dt', {}, PLACES[name] ? h('a', { href: PLACES[name] }, name) : name),
    h('dd', {}, state(status), ' ', data && h('span', { class: 'quiet' }, told(data)))
  ]));
}

function told(data) {
  return Object.entries(data).map(([key, value]) => `${key.replaceAll('_', ' ')} ${value}`).join(', ');
}

function nodeFacts({ node, application, started_at: startedAt, java, server, database }) {
  return facts(['Node', node], ['Application', `${application.name} ${application.version}`], ['Started', time(startedAt)], ['Server', server], ['Java', java],
    ['Database', database ? `${database.product} ${database.version}` : 'not connected']);
}
