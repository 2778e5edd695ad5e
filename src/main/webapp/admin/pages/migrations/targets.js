import { isApplied } from './revisions.js';

const BASE = ['base', 'base, with nothing applied'];

/** The targets of an upgrade, as options of a select: the head first. */
export function upgradeTargets(items) {
  const missing = items.filter(revision => revision.is_known && revision.state !== 'APPLIED');
  return missing.length === 0 ? [] : [['head', `head, ${missing.at(-1).version}`], ...missing.slice(0, -1).map(option)];
}

/**
 * The targets of a downgrade, the nearest first.
 *
 * @return {{targets: Array, barrier: object|undefined}} `barrier` is the irreversible revision below which no downgrade leads
 */
export function downgradeTargets(items) {
  const applied = items.filter(isApplied).reverse();
  const barrier = applied.find(revision => revision.is_irreversible);
  const reached = barrier ? applied.slice(0, applied.indexOf(barrier) + 1) : applied;
  const targets = reached.slice(1).map(option);
  return { targets: barrier || applied.length === 0 ? targets : [...targets, BASE], barrier };
}

/** Every revision of this build, newest first. */
export function stampTargets(items) {
  return [...items.filter(revision => revision.is_known).reverse().map(option), BASE];
}

function option({ revision, version }) {
  return [revision, version];
}
