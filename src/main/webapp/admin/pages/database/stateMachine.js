import { svg } from '../../dom.js';

/** The position of each state, clockwise from the top left. */
const STATES = [
  { name: 'DISCONNECTED', x: 2, y: 2, tone: 'bad' },
  { name: 'CONNECTING', x: 186, y: 2, tone: 'warn' },
  { name: 'CONNECTED', x: 186, y: 112, tone: 'good' },
  { name: 'DISCONNECTING', x: 2, y: 112, tone: 'warn' }
];

/** Transitions from, to; the last one is an attempt that an operator ended. */
const WAYS = [
  [136, 24, 182, 24],
  [252, 48, 252, 106],
  [184, 134, 138, 134],
  [68, 110, 68, 52],
  [208, 48, 118, 108]
];

/** A drawing of the connection's states; a thicker frame and a dot mark the current one. */
export function stateMachine(present) {
  const label = 'The connection goes from DISCONNECTED to CONNECTING, CONNECTED, DISCONNECTING and back to DISCONNECTED; '
    + `an attempt that is given up goes from CONNECTING to DISCONNECTING. It is ${present} now.`;
  return svg('svg', { class: 'machine', viewBox: '0 0 320 158', role: 'img', 'aria-label': label },
    WAYS.map((way, i) => arrow(way, i === WAYS.length - 1)),
    STATES.map(state => box(state, state.name === present)));
}

function box({ name, x, y, tone }, isPresent) {
  return svg('g', { class: isPresent ? `now ${tone}` : null },
    svg('rect', { x, y, width: 132, height: 44, rx: 6 }),
    svg('text', { x: x + 66, y: y + 22 }, isPresent ? `● ${name}` : name));
}

function arrow([x1, y1, x2, y2], isGivenUp) {
  const turn = Math.atan2(y2 - y1, x2 - x1) * 180 / Math.PI;
  return svg('g', { class: isGivenUp ? 'way given-up' : 'way' },
    svg('line', { x1, y1, x2, y2 }),
    svg('path', { d: 'M -8 -4 L 0 0 L -8 4', transform: `translate(${x2} ${y2}) rotate(${turn})` }));
}
