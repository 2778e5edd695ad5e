import { get } from '../../api.js';
import { choices, field } from '../../forms.js';

/** Every role that this application has, as choices. */
export async function grantableRoles(signal) {
  const { body } = await get('roles', { signal });
  return body.items.map(({ name, may }) => ({ value: name, label: name, hint: `May ${may}` }));
}

/** The kinds that callers may create. */
export const KINDS = [['PERSON', 'PERSON'], ['SERVICE', 'SERVICE']];

/**
 * The fields of an actor.
 * @param grantable the roles there are; one that the actor has from an earlier build is offered, too, so that it can be taken away
 * @param actor the current values; empty for a new actor
 */
export function actorFields(grantable, { name, kind = 'PERSON', roles = [], issuer, subject } = {}) {
  return [
    field('Name', 'name', { id: 'actor-name', value: name, required: true, maxlength: 255, hint: 'Its own among active actors' }),
    field('Kind', 'kind', { id: 'actor-kind', type: 'select', options: KINDS, value: kind }),
    choices('Roles', 'roles', [...grantable, ...formerRoles(grantable, roles)], roles),
    field('Issuer', 'issuer', { id: 'actor-issuer', value: issuer, maxlength: 2048, spellcheck: 'false', hint: 'Of its tokens; with a subject, or neither' }),
    field('Subject', 'subject', { id: 'actor-subject', value: subject, maxlength: 255, spellcheck: 'false', hint: 'By which its tokens find it' })
  ];
}

function formerRoles(grantable, roles) {
  return roles.filter(role => !grantable.some(({ value }) => value === role))
    .map(role => ({ value: role, label: role, hint: 'This build does not know it' }));
}

/** The values for the API: an emptied field is null. */
export function asMergePatch({ name, kind, roles, issuer = null, subject = null }) {
  return { name, kind, roles, issuer, subject };
}
