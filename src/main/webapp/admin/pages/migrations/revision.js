import { h, show } from '../../dom.js';
import { get } from '../../api.js';
import { repeat } from '../../polling.js';
import { trouble, update } from '../../reading.js';
import { duration, facts, loading, said, section, time } from '../../ui.js';
import { growing } from './growing.js';
import { isApplied, marks, nameOf, stateOf } from './revisions.js';
import { runTable } from './runs.js';
import { sqlDetails } from './sql.js';

const EVERY = 5_000;
const STEP = 100;

/** One revision with all its facts and its runs. */
export function openRevision({ view, rest: [id], signal }) {
  const parts = { facts: h('div', {}, loading('Reading the revision')) };
  const page = { id, signal, parts, unreached: trouble(), unread: trouble(), seen: null, one: [] };
  page.runs = growing(STEP, runs => runTable('Runs of this revision, newest first', runs, page.one, 'It has not been run yet.'));
  page.sql = sqlDetails('SQL that an upgrade to this revision would run', { direction: 'upgrade', to: id }, signal);
  page.sql.element.hidden = true;
  show(view, h('p', {}, h('a', { href: '#/migrations' }, 'All revisions')), page.unreached.element,
    section(`Revision ${id}`, parts.facts, page.sql.element), section('Runs', page.unread.element, page.runs.element));
  repeat(EVERY, signal, isAsked => look(page, isAsked));
}

async function look(page, isAsked) {
  const options = { signal: page.signal, background: !isAsked };
  try {
    const { body } = await get(`migrations/${encodeURIComponent(page.id)}`, options);
    showRevision(page, body);
    await showRuns(page, body, options);
    page.unreached.clear();
  } catch (error) {
    if (!page.signal.aborted) {
      page.unreached.tell(error);
      page.parts.facts.querySelector('[role="status"]')?.remove();
    }
    throw error;
  }
}

function showRevision(page, revision) {
  page.one = [revision];
  document.title = `${revision.version} – Migrations – Backend Foundation`;
  update(page.parts.facts, revisionFacts(revision));
  page.sql.element.hidden = !revision.state || isApplied(revision) || !revision.is_known;
}

function revisionFacts(revision) {
  const code = text => text && h('code', {}, text);
  const { applied_at: at, applied_by: by, host, duration_ms: ms, build, checksum, error } = revision;
  return facts(['Id', code(revision.revision)], ['Name', nameOf(revision)], ['File', code(revision.file)], ['State', stateOf(revision)],
    ['Applied', at && time(at)], ['By', by && said(by)], ['Host', host], ['Duration', duration(ms, null)], ['Build', code(build)],
    ['Marks', marks(revision).join(', ') || 'none'], ['Checksum', code(checksum)], ['Error', error && said(error)]);
}

/** The runs change only when the revision does, so they are read only then. */
async function showRuns(page, revision, options) {
  const seen = JSON.stringify(revision);
  if (seen === page.seen) {
    return;
  }
  try {
    const { body } = await get('migrations/history', options);
    page.runs.set(body.migration_history.filter(run => run.revision === revision.revision).reverse());
    page.unread.clear();
    page.seen = seen;
  } catch (error) {
    if (!page.signal.aborted) {
      page.unread.tell(error);
    }
  }
}
