import { get, query, send } from '../api.js';
import { h } from '../dom.js';
import { ask } from '../dialogs.js';
import { said, section, showRead, state, table, time } from '../ui.js';

/** The scheduled tasks of the application, with their runs on all nodes, and the jobs that failed. */
export async function open({ view, signal }) {
  const load = () => showRead(view, signal, 'Reading the tasks', async () => {
    const [tasks, jobs] = await Promise.all([get('tasks', { signal }), get(`jobs${query({ state: 'FAILED', limit: 200 })}`, { signal })]);
    return [section('Scheduled tasks',
      table('Scheduled tasks', taskColumns(load), tasks.body.items, 'This application has no scheduled task.'),
      h('button', { type: 'button', onclick: load }, 'Read again')),
    section('Failed jobs', table('Failed jobs', jobColumns(load), jobs.body.items, 'No job has failed.'))];
  });
  await load();
}

function taskColumns(load) {
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

function jobColumns(load) {
  return [
    { label: 'Name', of: ({ name }) => h('code', {}, name) },
    { label: 'Handed over', of: job => time(job.created_at) },
    { label: 'By', kind: 'name', of: job => said(job.created_by_name) },
    { label: 'Failed', of: job => time(job.finished_at) },
    { label: 'Attempts', of: job => job.attempts },
    { label: 'Error', of: job => h('code', {}, job.error) },
    { label: 'Actions', of: job => h('button', { type: 'button', 'aria-label': `Retry ${job.id}`, onclick: () => again(job, load) }, 'Retry') }
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

async function again({ id, name, created_by_name: maker }, load) {
  const isDone = await ask({
    title: 'Retry the job', button: 'Retry',
    says: ['Tries ', h('code', {}, name), ' again, which ', said(maker), ' handed over, as often as a new job.'],
    run: () => send('POST', `jobs/${id}/retry`), done: () => 'It runs within seconds.'
  });
  if (isDone) {
    await load();
  }
}
