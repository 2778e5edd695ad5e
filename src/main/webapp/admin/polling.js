import { Problem, Unreachable } from './api.js';

const AT_MOST = 30_000;

/**
 * Repeats work until the signal aborts: each time `every` milliseconds after the last run ended, never two runs at once, with growing
 * pauses while it fails, not while the page is hidden, and at once when the page is shown again.
 *
 * @param every milliseconds
 * @param work receives whether a user asked for it (false from the second run on); it shows its own failures
 * @return {{now: () => void}} runs the work at once
 */
export function repeat(every, signal, work) {
  let timer = null;
  let isRunning = false;
  let isAsked = true;
  let pause = every;

  async function round() {
    clearTimeout(timer);
    if (isRunning || signal.aborted || (document.hidden && !isAsked)) {
      return;
    }
    isRunning = true;
    const asked = isAsked;
    isAsked = false;
    const isFine = await work(asked).then(() => true, failed);
    isRunning = false;
    pause = isFine ? every : Math.min(2 * pause, AT_MOST);
    next();
  }

  /** Any failure other than a missing answer of the node is a defect of the page. */
  function failed(error) {
    if (!signal.aborted && !(error instanceof Problem || error instanceof Unreachable)) {
      reportError(error);
    }
    return false;
  }

  function next() {
    if (!signal.aborted) {
      timer = setTimeout(round, isAsked ? 0 : pause);
    }
  }

  function now() {
    isAsked = true;
    round();
  }

  document.addEventListener('visibilitychange', () => !document.hidden && round(), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  round();
  return { now };
}
