import { Problem, get, send } from '../../api.js';
import { h } from '../../dom.js';
import { ask } from '../../dialogs.js';
import { facts, notice, said, showRead, state, time } from '../../ui.js';
import { entriesAt } from '../audit/search.js';
import { isWellKnown, rolesOf } from '../../wellKnown.js';
import { actorFields, asMergePatch, grantableRoles } from './fields.js';
import { historySection } from './history.js';
import { keysSection } from './keys.js';

const WHY_NOTHING = 'This actor belongs to the application, which acts in its name: it stays as it is, and nobody can issue a key for it.';

/** One actor with its keys and history; read again after each change. */
export async function openActor({ view, id, signal }) {
  const path = `actors/${encodeURIComponent(id)}`;

  async function load() {
    await showRead(view, signal, 'Reading the actor', async () => {
      const [{ body, headers }, roles] = await Promise.all([get(`${path}?include=inactive`, { signal }), grantableRoles(signal)]);
      const known = { actor: body, path, tag: headers.get('ETag'), roles };
      return [h('p', {}, h('a', { href: '#/actors' }, 'All actors')), actorSection(known, changed),
        keysSection({ actor: body, path, signal }), historySection({ path, signal })];
    });
  }

  async function changed() {
    await load();
    view.querySelector('h2')?.focus();
  }

  await load();
}

function actorSection(known, changed) {
  const { actor } = known;
  return h('section', { class: 'section' }, h('header', {}, h('h2', { tabindex: '-1' }, said(actor.name)), state(actor.is_active ? 'active' : 'inactive')),
    actorFacts(actor), isWellKnown(actor) ? notice('', WHY_NOTHING) : null,
    h('div', { class: 'buttons' }, isWellKnown(actor) ? null : actions(known, changed),
      h('a', { class: 'button', href: entriesAt({ actor_id: actor.id }) }, 'What it did')));
}

function actorFacts(actor) {
  return facts(['Kind', actor.kind], ['Roles', rolesOf(actor)],
    ['Issuer', actor.issuer && said(actor.issuer)], ['Subject', actor.subject && said(actor.subject)],
    ['Created', time(actor.created_at)], ['Changed', time(actor.updated_at)], ['Version', actor.version], ['Id', h('code', {}, actor.id)]);
}

function actions(known, changed) {
  const button = (label, act) => h('button', { type: 'button', onclick: () => act(known, changed) }, label);
  return known.actor.is_active ? [button('Edit', edit), button('Deactivate', deactivate)] : button('Restore', restore);
}

function edit({ actor, path, tag, roles }, changed) {
  return order({
    title: 'Edit the actor', button: 'Save', fields: actorFields(roles, actor),
    says: ['Changes ', said(actor.name), '. Its roles are those of its keys, from now on; tokens bring their own.'],
    run: given => send('PATCH', path, asMergePatch(given), { headers: { 'If-Match': tag } }), done: () => 'Saved.'
  }, changed);
}

function deactivate({ actor, path, tag }, changed) {
  return order({
    title: 'Deactivate the actor', button: 'Deactivate',
    says: ['All keys and tokens of ', said(actor.name), ' stop counting, on every node, until it is restored. Its name becomes free. ',
      'What it did stays in the audit trail.'],
    run: () => send('DELETE', path, undefined, { headers: { 'If-Match': tag } }), done: () => 'It is deactivated: its keys and tokens do not count any more.'
  }, changed);
}

function restore({ actor, path }, changed) {
  return order({
    title: 'Restore the actor', button: 'Restore',
    says: ['All keys of ', said(actor.name), ' that were neither revoked nor have expired count again, and so do its tokens.'],
    run: () => send('POST', `${path}/restore`), done: () => 'It is active again.'
  }, changed);
}

/** Shows the actor again after a change, by this command or by somebody else before it. */
async function order(what, changed) {
  let isLate = false;
  const run = given => what.run(given).catch(problem => {
    isLate = [404, 412].includes(problem.status);
    throw problem.status === 412 ? late(problem) : problem;
  });
  const isDone = await ask({ ...what, run });
  if (isDone || isLate) {
    await changed();
  }
}

function late(problem) {
  const detail = 'Nothing was done. Cancel: the page then shows the actor as it is now, and you can decide again.';
  return new Problem({ title: 'Somebody changed it meanwhile', detail, code: problem.code, request_id: problem.requestId }, problem.status);
}
