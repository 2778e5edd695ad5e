import { figuresOverTime } from '../../figures.js';
import { history } from './poolHistory.js';

const LINES = [
  { figure: 'in_use', label: 'In use', kind: 'in-use' },
  { figure: 'idle', label: 'Idle', kind: 'idle' },
  { figure: 'waiting', label: 'Waiting', kind: 'waiting' },
  { figure: 'max', label: 'Limit', kind: 'limit' }
];

/** The pool over the last minutes. */
export function poolFigures(signal) {
  const { element, show } = figuresOverTime({ name: 'Pool', lines: LINES, none: 'The server has not told about its pool yet.', signal });
  const refresh = () => show(history());
  refresh();
  return { element, refresh };
}
