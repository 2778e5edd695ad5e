import { h, show } from '../dom.js';
import { get } from '../api.js';
import { repeat } from '../polling.js';
import { facts, failure, notice, section, state, time } from '../ui.js';

const EVERY = 5_000;

/** Where what a check tells of is found. */
const PLACES = { database: '#/database', 'connection loop': '#/database', schema: '#/migrations', audit: '#/audit/integrity' };

/** Is it serving, and where to look if not. */
export async function open({ view, signal }) {
  const verdict = h('div', {});
  const trouble = h('div', {});
  const checks = h('div', {});
  const node = h('div', {});
  show(view, verdict, trouble, h('div', { class: 'columns' }, section('Health checks', checks), section('Node', node)));
  repeat(EVERY, signal, async isAsked => {
    const options = { signal, background: !isAsked };
    try {
      const [overview, ready, live] = await Promise.all(['overview', 'health/ready', 'health/live'].map(path => get(path, options)));
      show(verdict, verdictNotice(overview.body, ready.body.status));
      show(checks, checkList([...ready.body.checks, ...live.body.checks]));
      show(node, nodeFacts(overview.body));
      show(trouble);
    } catch (error) {
      if (!signal.aborted) {
        show(trouble, failure(error), h('p', { class: 'quiet' }, 'What follows was seen before that. It is tried again by itself.'));
      }
      throw error;
    }
  });
}

/** A node that is to be left in peace serves on and is not ready: what asks it is served, and balancers send nothing new. */
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
