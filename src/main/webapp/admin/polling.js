import { Problem, Unreachable } from './api.js';

const AT_MOST = 30_000;

/**
 * Does something again and again until the signal ends it: the next time so long after the last one ended, never two at once, later and later while it
 * fails, not at all while the page is hidden, and at once when it is seen again.
 * @param every milliseconds
 * @param work told by its argument whether somebody asked for it (false from the second time on); what it throws is its own to show
 * @return {{now: () => void}} to do it at once
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

  /** Whatever is no answer of the node is a defect of the page. */
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
