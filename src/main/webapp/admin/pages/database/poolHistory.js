/** Ten minutes, at a reading every two seconds. */
const MOST = 300;

let node = null;
let readings = [];

/**
 * Stores the latest figures. They last as long as the browser's tab, so that a user who returns to the page sees earlier ones; figures of
 * another node, which a load balancer may choose, start a new series.
 *
 * @param figures of the pool; null where the server does not report them
 */
export function keep(from, figures) {
  if (from !== node) {
    readings = [];
    node = from;
  }
  if (figures) {
    add({ at: Date.now(), figures });
  } else {
    gap();
  }
}

/** Marks a gap: the line breaks here. */
export function gap() {
  if (readings.at(-1)?.figures) {
    add({ at: Date.now(), figures: null });
  }
}

function add(reading) {
  readings.push(reading);
  readings = readings.slice(-MOST);
}

/** Oldest first, each `{at, figures}`; without figures at a gap. */
export function history() {
  return readings;
}
