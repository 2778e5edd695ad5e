import { state } from '../../ui.js';

const TONES = { SUCCESS: 'good', REFUSED: 'warn', FAILED: 'bad' };

/** The outcome in its colour. */
export function outcome(word) {
  return state(word, TONES[word]);
}
