/** Ten minutes, at a reading every two seconds. */
const MOST = 300;

let node = null;
let readings = [];

/**
 * Stores the latest figures. They last as long as the browser's tab, so that a user who returns to the page sees earlier ones; figures of
 * another node, which a load balancer may choose, start a new series.
 *
 * @param pool null where the server does not report it
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

/** Marks a gap: the line breaks here. */
export function gap() {
  if (readings.at(-1)?.pool) {
    add({ at: Date.now(), pool: null });
  }
}

function add(reading) {
  readings.push(reading);
  readings = readings.slice(-MOST);
}

/** Oldest first, each `{at, pool}`; without a pool at a gap. */
export function history() {
  return readings;
}
