/** Ten minutes, at a reading every two seconds. */
const MOST = 300;

let node = null;
let readings = [];

/**
 * Keeps what was read just now. The readings live as long as the browser's tab, so that who comes back to the page sees what was before; those of another
 * node, which a balancer may answer with, begin anew.
 * @param pool null where the server does not tell
 */
export function keep(from, pool) {
  if (from !== node) {
    readings = [];
    node = from;
  }
  if (pool) {
    add({ at: Date.now(), pool });
  } else {
    gap();
  }
}

/** From here on, nothing is known for a while: the line breaks. */
export function gap() {
  if (readings.at(-1)?.pool) {
    add({ at: Date.now(), pool: null });
  }
}

function add(reading) {
  readings.push(reading);
  readings = readings.slice(-MOST);
}

/** Oldest first, each `{at, pool}`; without a pool where there is a gap. */
export function history() {
  return readings;
}
