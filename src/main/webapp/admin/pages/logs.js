import { address, get, send } from '../api.js';
import { ask } from '../dialogs.js';
import { h } from '../dom.js';
import { said, section, showRead, state, table, time } from '../ui.js';

/** The last warnings and errors of this node, the levels that somebody changed, and an archive for a bug report. */
export async function open({ view, signal }) {
  const load = () => showRead(view, signal, 'Reading the log', async () => {
    const [lines, levels] = await Promise.all(['logs', 'logs/levels'].map(path => get(path, { signal })));
    return [section(`Last warnings and errors of ${lines.body.node}`,
      table('Last warnings and errors', LINE_COLUMNS, lines.body.items, 'There was no warning and no error since this node started.'),
      h('button', { type: 'button', onclick: load }, 'Read again')),
    section('Changed levels', table('Changed levels', levelColumns(load), levels.body.items, 'Every level is as the configuration has it.')),
    section('Bug report', h('p', {}, 'An archive with versions, settings, states, the lines above, metrics and threads of this node; without rows and secrets.'),
      h('a', { class: 'button', href: address('support-archive'), download: '' }, 'Download the archive'))];
  });
  await load();
}

const LINE_COLUMNS = [
  { label: 'Time', of: line => time(line.timestamp) },
  { label: 'Level', of: ({ level }) => state(level, level === 'WARNING' ? 'warn' : 'bad') },
  { label: 'Message', kind: 'long', of: ({ message, exception }) => [said(message), exception && h('div', { class: 'quiet' }, said(exception))] },
  { label: 'From', kind: 'long', of: ({ logger }) => h('code', {}, said(logger)) },
  { label: 'Request', kind: 'long', of: ({ request_id: id }) => id ? h('code', {}, id) : '–' },
  { label: 'Trace', kind: 'long', of: ({ trace_id: id }) => id ? h('code', {}, id) : '–' }
];

function levelColumns(load) {
  return [
    { label: 'Package', of: ({ logger }) => h('code', {}, logger) },
    { label: 'Level', of: ({ level }) => level },
    { label: 'Until', of: ({ until }) => time(until) },
    { label: 'Why', kind: 'long', of: ({ reason }) => said(reason) },
    { label: 'Actions', of: level => h('button', { type: 'button', 'aria-label': `End ${level.logger}`, onclick: () => end(level, load) }, 'End now') }
  ];
}

async function end({ logger }, load) {
  const isDone = await ask({
    title: 'End the change', button: 'End', says: ['Brings the former level of ', h('code', {}, logger), ' back.'],
    run: () => send('DELETE', `logs/levels/${encodeURIComponent(logger)}`), done: () => 'The former level is back.'
  });
  if (isDone) {
    await load();
  }
}
