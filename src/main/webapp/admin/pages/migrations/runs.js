import { h, show } from '../../dom.js';
import { get } from '../../api.js';
import { trouble } from '../../reading.js';
import { field } from '../../forms.js';
import { duration, loading, notice, said, state, table, time } from '../../ui.js';
import { growing } from './growing.js';
import { revisionLink, versionOf } from './revisions.js';

const STEP = 100;

/** @param items the revisions, for their names */
export function runTable(caption, runs, items, none) {
  return table(caption, [
    { label: 'Began', of: ({ started_at: at }) => time(at) },
    { label: 'Revision', of: ({ revision }) => revisionLink(revision, items) },
    { label: 'Direction', of: ({ direction }) => direction },
    { label: 'State', of: run => [state(run.state), run.error && h('p', { class: 'violation' }, said(run.error))], kind: 'name' },
    { label: 'Duration', of: ({ duration_ms: ms, finished_at: end }) => end ? duration(ms) : 'runs', kind: 'number' },
    { label: 'By', of: ({ actor, host, build }) => [said(actor), ` on ${host}`, build && [h('br'), h('code', {}, build)]] },
    { label: 'Reason', of: ({ reason }) => reason ? said(reason) : '–', kind: 'long' },
    { label: 'Deployment', of: ({ deployment_id: id }) => h('a', { class: 'mono', href: `#/migrations?deployment=${id}` }, id), kind: 'long' }
  ], runs, none);
}

/** The runs in the ledger, newest first; of one revision or deployment if the user chose one. */
export function runLedger({ parameters, signal, takeBack }) {
  const filter = { revision: parameters.get('revision') || '', deployment: parameters.get('deployment') || '' };
  const found = { items: [], runs: [] };
  const filters = h('div', { class: 'filters' });
  const remark = h('div', {}, loading('Reading the ledger'));
  const unread = trouble();
  const ofDeployment = h('div', {});
  let offered = null;
  const list = growing(STEP, runs => runTable('Runs of revisions, newest first', runs, found.items, 'No matching runs.'));
  show(filters, select('Revision', 'revision'), select('Deployment', 'deployment'));

  function select(label, name) {
    return field(label, name, { type: 'select', options: [['', 'All']], onchange: event => { filter[name] = event.target.value; showRuns(); } });
  }

  /** @return whether it was read */
  async function read(items) {
    try {
      const { body } = await get('migrations/history', { signal, background: true });
      Object.assign(found, { items, runs: body.migration_history.reverse() });
      show(remark, !body.is_chronological && notice('warn', 'A run of the ledger began before the one before it.'));
      unread.clear();
      offer();
      showRuns();
      return true;
    } catch (error) {
      if (!signal.aborted) {
        show(remark);
        unread.tell(error);
      }
      return false;
    }
  }

  function offer() {
    const revisions = [...new Set(found.runs.map(({ revision }) => revision))];
    const deployments = [...new Map(found.runs.map(run => [run.deployment_id, run])).values()];
    setOptions('revision', revisions.map(id => [id, versionOf(id, found.items)]));
    setOptions('deployment', deployments.map(({ deployment_id: id, direction, started_at: at }) => [id, `${time(at).textContent}, ${direction}, ${id}`]));
  }

  function setOptions(name, options) {
    setSelect(filters.querySelector(`[name="${name}"]`), [['', 'All'], ...options], filter[name]);
  }

  function showRuns() {
    const { revision, deployment } = filter;
    list.set(found.runs.filter(run => (!revision || run.revision === revision) && (!deployment || run.deployment_id === deployment)));
    showTakeBack(found.runs.filter(run => deployment && run.deployment_id === deployment));
  }

  /** Redraws only after a change, because it may hold the focus. */
  function showTakeBack(runs) {
    const wanted = JSON.stringify([runs, found.items]);
    if (!takeBack || wanted === offered) {
      return;
    }
    const held = ofDeployment.contains(document.activeElement);
    show(ofDeployment, runs.length > 0 && takeBack(filter.deployment, runs, found.items));
    offered = wanted;
    if (held) {
      filters.querySelector('[name="deployment"]').focus();
    }
  }

  return { element: h('div', {}, filters, remark, unread.element, ofDeployment, list.element), read };
}

/** Replaces the options, and keeps the chosen one if it is still there. */
export function setSelect(select, options, chosen = select.value) {
  show(select, options.map(([value, label]) => h('option', { value, selected: value === chosen }, label)));
}
