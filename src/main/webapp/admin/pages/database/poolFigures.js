import { h, svg, show } from '../../dom.js';
import { update } from '../../reading.js';
import { notice, table, time } from '../../ui.js';
import { history } from './poolHistory.js';
import { drawPlot } from './poolPlot.js';

const LISTED = 5;
const NO_READING = 'The server has not told about its pool yet.';
const NO_PLOT = 'The plot could not be loaded; the figures below are all there.';

/** The plotted figures; lines also differ by their dashes. */
const LINES = [
  { figure: 'in_use', label: 'In use', kind: 'in-use', dash: [] },
  { figure: 'idle', label: 'Idle', kind: 'idle', dash: [8, 4] },
  { figure: 'waiting', label: 'Waiting', kind: 'waiting', dash: [2, 3] },
  { figure: 'max', label: 'Limit', kind: 'limit', dash: [14, 4, 2, 4] }
].map(line => ({ ...line, swatch: swatch(line) }));

const READING = [
  { label: 'Read at', of: ({ at }) => time(new Date(at).toISOString()) },
  ...LINES.map(({ label, figure }) => ({ label, of: ({ pool }) => String(pool[figure]), kind: 'number' }))
];

function swatch({ kind, dash }) {
  return svg('svg', { class: `swatch ${kind}`, viewBox: '0 0 32 8', 'aria-hidden': 'true' },
    svg('line', { x1: 0, y1: 4, x2: 32, y2: 4, 'stroke-dasharray': dash.join(' ') }));
}

/** The pool over the last minutes as a plot with a legend, and the latest figures as a table. */
export function poolFigures(signal) {
  const latest = Object.fromEntries(LINES.map(({ figure }) => [figure, h('dd', {}, '–')]));
  const canvas = h('div', { class: 'plot', 'aria-hidden': 'true' });
  const listed = h('div', {});
  const said = h('div', {});
  let plot = null;
  drawPlot(canvas, LINES, signal).then(drawn => { plot = drawn; refresh(); }, () => show(said, notice('warn', NO_PLOT)));

  function refresh() {
    const readings = history().filter(({ pool }) => pool);
    const pool = history().at(-1)?.pool;
    LINES.forEach(({ figure }) => { latest[figure].textContent = pool ? String(pool[figure]) : '–'; });
    update(listed, table('Latest readings of the pool, newest first', READING, readings.slice(-LISTED).reverse(), NO_READING));
    plot?.show(history());
  }

  const details = h('details', { class: 'more' }, h('summary', {}, 'Latest readings as a table'), listed);
  return { element: h('div', {}, said, canvas, legend(latest), details), refresh };
}

function legend(latest) {
  return h('dl', { class: 'legend', 'aria-label': 'Pool now' }, LINES.map(line => h('div', {}, h('dt', {}, line.swatch, line.label), latest[line.figure])));
}
