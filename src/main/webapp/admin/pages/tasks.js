import { get, send } from '../api.js';
import { h } from '../dom.js';
import { ask } from '../dialogs.js';
import { section, showRead, state, table, time } from '../ui.js';

/** The scheduled tasks of the application, with their runs on all nodes. */
export async function open({ view, signal }) {
  const load = () => showRead(view, signal, 'Reading the tasks', async () => {
    const { body } = await get('tasks', { signal });
    return section('Scheduled tasks', table('Scheduled tasks', columns(load), body.items, 'This application has no scheduled task.'),
      h('button', { type: 'button', onclick: load }, 'Read again'));
  });
  await load();
}

function columns(load) {
  return [
    { label: 'Name', of: ({ name }) => h('code', {}, name) },
    { label: 'What it does', kind: 'long', of: ({ meaning }) => meaning },
    { label: 'When', of: ({ when }) => when },
    { label: 'Next run', of: task => task.running_on ? [state('running'), ' on ', task.running_on] : time(task.next_run) },
    { label: 'Last success', of: task => time(task.last_success, 'never') },
    { label: 'Last failure', of: task => time(task.last_failure, 'never') },
    { label: 'Failures since', of: task => task.failures > 0 ? state(String(task.failures), 'bad') : '0' },
    { label: 'Actions', of: task => h('button', { type: 'button', 'aria-label': `Run ${task.name}`, onclick: () => run(task, load) }, 'Run now') }
  ];
}

async function run({ name, meaning }, load) {
  const isDone = await ask({
    title: 'Run the task', button: 'Run',
    says: ['Lets ', h('code', {}, name), ' run at once, on one node. It ', meaning, '.'],
    run: () => send('POST', `tasks/${encodeURIComponent(name)}/run`), done: () => 'It runs within seconds.'
  });
  if (isDone) {
    await load();
  }
}
