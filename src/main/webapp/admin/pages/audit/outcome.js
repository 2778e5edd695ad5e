import { state } from '../../ui.js';

const TONES = { SUCCESS: 'good', REFUSED: 'warn', FAILED: 'bad' };

/** How it ended, coloured. */
export function outcome(word) {
  return state(word, TONES[word]);
}
