import { announce, h, show } from '../../dom.js';
import { get } from '../../api.js';
import { duration, facts, failure, loading, said, state, time } from '../../ui.js';
import { growing } from './growing.js';

const STEP = 20;

/** Compares the schema with what the migrations left, on request. */
export function driftComparison(signal) {
  const button = h('button', { type: 'button', onclick: compare }, 'Compare now');
  const verdict = h('div', { class: 'stack' }, h('p', { class: 'quiet' }, 'Not compared yet.'));
  let isComparing = false;

  async function compare() {
    if (isComparing) {
      return;
    }
    isComparing = true;
    show(verdict, loading('Comparing the schema'));
    try {
      const { body } = await get('migrations/drift', { signal });
      show(verdict, found(body));
      announce(`Drift: ${body.verdict}`);
    } catch (error) {
      show(verdict, signal.aborted ? [] : failure(error));
    } finally {
      isComparing = false;
    }
  }

  return h('div', { class: 'stack' }, h('div', { class: 'buttons' }, button), verdict);
}

function found({ verdict, reason, revision, taken_at: takenAt, compared_at: comparedAt, duration_ms: ms, count, items }) {
  const list = growing(STEP, part => part.map(difference));
  list.set(items);
  return [
    facts(['Verdict', state(verdict)], ['Reason', reason], ['Revision', revision], ['Kept', takenAt && time(takenAt)],
      ['Compared', [time(comparedAt), `, in ${duration(ms)}`]],
      ['Differences', count > items.length ? `${count}; the first ${items.length} are told` : String(count)]),
    items.length > 0 && list.element
  ];
}

function difference({ kind, name, change, expected, found: present }) {
  return h('article', { class: 'difference' },
    h('h3', {}, `${kind} `, said(name), ' ', state(change)),
    h('div', { class: 'beside' }, side('Expected', expected, present, 'gone'), side('Found', present, expected, 'new')));
}

/** One definition line by line; lines that the other one lacks are marked. */
function side(label, text, other, kind) {
  if (text === undefined) {
    return h('div', {}, h('p', { class: 'quiet' }, label), h('p', {}, 'not there'));
  }
  const others = new Set((other ?? '').split('\n'));
  const sign = kind === 'gone' ? '−' : '+';
  const lines = text.split('\n').map(line => others.has(line) ? ['  ', said(line), '\n'] : h('mark', { class: kind }, `${sign} `, said(line), '\n'));
  return h('div', {}, h('p', { class: 'quiet' }, label), h('pre', { class: 'folded', tabindex: '0', role: 'region', 'aria-label': label }, lines));
}
