import { h } from '../../dom.js';
import { facts, notice, said, state, time } from '../../ui.js';
import { revisionLink } from './revisions.js';

/** @param items the revisions, for their names */
export function schemaFacts({ schema_state: now, mode, alembic_version: current, head, hold, code, reason, at }, items) {
  return [
    reason && notice(now === 'FAILED' ? 'bad' : 'warn', h('p', {}, said(reason)), h('p', { class: 'quiet' }, code)),
    facts(['State', state(now)], ['Current', current ? revisionLink(current, items) : 'none, or unknown'],
      ['Head', head ? revisionLink(head, items) : 'none'],
      ['Mode', mode], ['Last checked', time(at)], ['Held at', hold && holdText(hold, items)])
  ];
}

export function holdText({ revision, actor, reason, since }, items) {
  return [revision === 'base' ? 'base' : revisionLink(revision, items), ' by ', said(actor), ' since ', time(since), ': ', said(reason)];
}
