/** The actor of whoever comes by the bootstrap key. */
export const BOOTSTRAP = '00000000-0000-7000-8000-000000000003';

const ALL = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', BOOTSTRAP];

/** Whether the actor is one of the application's own, which nobody can change: the system, the anonymous caller and the holder of the bootstrap key. */
export function isWellKnown({ id }) {
  return ALL.includes(id);
}

/** What the actor may do; of the holder of the bootstrap key that is in no row, because the key counts only for a time. */
export function rolesOf({ id, roles }) {
  return id === BOOTSTRAP ? 'admin, while the bootstrap key counts' : roles.join(', ') || 'none';
}
