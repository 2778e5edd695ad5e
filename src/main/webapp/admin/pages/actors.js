import { openActor } from './actors/actor.js';
import { openList } from './actors/list.js';

/** People and services that call, and their keys. */
export function open({ rest: [id], ...page }) {
  return id ? openActor({ id, ...page }) : openList(page);
}
