/** The actor of the bootstrap key. */
export const BOOTSTRAP = '00000000-0000-7000-8000-000000000003';

const ALL = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', BOOTSTRAP];

/** Whether the actor is built in, which nobody can change: the system, the anonymous caller and the bootstrap actor. */
export function isWellKnown({ id }) {
  return ALL.includes(id);
}

/** The roles of an actor. Those of the bootstrap actor are not stored, because its key is valid only for a time. */
export function rolesOf({ id, roles }) {
  return id === BOOTSTRAP ? 'admin, while the bootstrap key is valid' : roles.join(', ') || 'none';
}
