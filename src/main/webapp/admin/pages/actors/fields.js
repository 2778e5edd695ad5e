import { choices, field } from '../../forms.js';

/** What a role lets its actor do. */
const ROLES = [
  { value: 'admin', label: 'admin', hint: 'Everything' },
  { value: 'operator', label: 'operator', hint: 'Sees configuration and migrations, and drives the database connection' },
  { value: 'auditor', label: 'auditor', hint: 'Reads the audit trail' },
  { value: 'client', label: 'client', hint: 'Calls the entities of this application\'s own team' }
];

/** The kinds that callers may create. */
export const KINDS = [['PERSON', 'PERSON'], ['SERVICE', 'SERVICE']];

/** The fields of an actor. @param actor the current values; empty for a new actor */
export function actorFields({ name, kind = 'PERSON', roles = [], issuer, subject } = {}) {
  return [
    field('Name', 'name', { id: 'actor-name', value: name, required: true, maxlength: 255, hint: 'Its own among active actors' }),
    field('Kind', 'kind', { id: 'actor-kind', type: 'select', options: KINDS, value: kind }),
    choices('Roles', 'roles', ROLES, roles),
    field('Issuer', 'issuer', { id: 'actor-issuer', value: issuer, maxlength: 2048, spellcheck: 'false', hint: 'Of its tokens; with a subject, or neither' }),
    field('Subject', 'subject', { id: 'actor-subject', value: subject, maxlength: 255, spellcheck: 'false', hint: 'By which its tokens find it' })
  ];
}

/** The values for the API: an emptied field is null. */
export function asMergePatch({ name, kind, roles, issuer = null, subject = null }) {
  return { name, kind, roles, issuer, subject };
}
