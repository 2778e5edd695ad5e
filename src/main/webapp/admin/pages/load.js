import { get } from '../api.js';
import { h, show } from '../dom.js';
import { figuresOverTime } from '../figures.js';
import { repeat } from '../polling.js';
import { trouble } from '../reading.js';
import { loading, section } from '../ui.js';

const EVERY = 15_000;
const PLOTS = [
  { name: 'Requests a minute', lines: [{ figure: 'requests', label: 'Answered', kind: 'in-use' }, { figure: 'errors', label: 'Failed', kind: 'waiting' }] },
  { name: 'Durations in ms', lines: [{ figure: 'mean', label: 'Mean', kind: 'in-use' }, { figure: 'longest', label: 'Longest', kind: 'limit' }] },
  { name: 'Sessions and connections', lines: [{ figure: 'active', label: 'Active sessions', kind: 'in-use' }, { figure: 'waiting', label: 'Waiting sessions', kind: 'waiting' },
    { figure: 'connections', label: 'Connections in use', kind: 'idle' }] },
  { name: 'Heap in MiB', lines: [{ figure: 'heap', label: 'Used', kind: 'in-use' }] }
];
const NONE = 'The first figures come a quarter of a minute after the start.';

/** What this node did in the last hour. Another node, which a balancer may choose, has an hour of its own. */
export async function open({ view, signal }) {
  const plots = PLOTS.map(plot => figuresOverTime({ ...plot, none: NONE, signal }));
  const unreached = trouble();
  const whose = h('div', {}, loading('Reading the last hour'));
  show(view, unreached.element, whose, [[0, 1], [2, 3]].map(pair => h('div', { class: 'columns' }, pair.map(i => section(PLOTS[i].name, plots[i].element)))));
  repeat(EVERY, signal, async isAsked => {
    try {
      const { body } = await get('last-hour', { signal, background: !isAsked });
      show(whose, h('p', { class: 'quiet' }, `What ${body.node} did in the last hour, or since its start, read four times a minute.`));
      const readings = body.items.map(reading);
      plots.forEach(plot => plot.show(readings));
      unreached.clear();
    } catch (error) {
      if (!signal.aborted) {
        unreached.tell(error);
      }
      throw error;
    }
  });
}

function reading({ at, seconds, requests, errors, mean_ms: mean, longest_ms: longest, active_sessions: active, waiting_sessions: waiting,
  in_use_connections: connections, heap_mib: heap }) {
  const inMinute = count => count * 60 / seconds;
  return { at: Date.parse(at), figures: { requests: inMinute(requests), errors: inMinute(errors), mean, longest, active, waiting, connections, heap } };
}
