import { h, show, svg } from './dom.js';
import { drawPlot } from './plot.js';
import { update } from './reading.js';
import { notice, table, time } from './ui.js';

const LISTED = 5;
const NO_PLOT = 'The plot could not be loaded; the figures below are all there.';

/** A line for each figure; lines also differ by their dashes. */
const DASHES = [[], [8, 4], [2, 3], [14, 4, 2, 4]];

/**
 * Figures over time as a plot with a legend, and the latest readings as a table.
 *
 * @param name of all, such as `Pool`
 * @param lines at most four, each `{figure, label, kind}`, where `kind` chooses its colour
 * @param none what is said while there is no reading
 * @return {{element: Element, show: (readings) => void}} takes readings oldest first, each `{at, figures}`, without figures at a gap
 */
export function figuresOverTime({ name, lines, none, signal }) {
  const drawn = lines.map((line, i) => ({ ...line, dash: DASHES[i], swatch: swatch(line.kind, DASHES[i]) }));
  const latest = drawn.map(() => h('dd', {}, '–'));
  const canvas = h('div', { class: 'plot', 'aria-hidden': 'true' });
  const listed = h('div', {});
  const said = h('div', {});
  let plot = null;
  let shown = [];
  drawPlot(canvas, drawn, signal).then(made => { plot = made; plot.show(shown); }, () => show(said, notice('warn', NO_PLOT)));

  function showReadings(readings) {
    shown = readings;
    const now = readings.at(-1)?.figures;
    drawn.forEach(({ figure }, i) => { latest[i].textContent = written(now?.[figure]); });
    update(listed, table(`Latest readings of the ${name.toLowerCase()}, newest first`, columns(drawn), readings.filter(({ figures }) => figures).slice(-LISTED).reverse(), none));
    plot?.show(readings);
  }

  const legend = h('dl', { class: 'legend', 'aria-label': `${name} now` }, drawn.map((line, i) => h('div', {}, h('dt', {}, line.swatch, line.label), latest[i])));
  const details = h('details', { class: 'more' }, h('summary', {}, 'Latest readings as a table'), listed);
  return { element: h('div', {}, said, canvas, legend, details), show: showReadings };
}

function columns(lines) {
  return [{ label: 'Read at', of: ({ at }) => time(new Date(at).toISOString()) },
    ...lines.map(({ label, figure }) => ({ label, of: ({ figures }) => written(figures[figure]), kind: 'number' }))];
}

/** Figures are whole, except small ones: the mean of requests that take less than ten milliseconds. */
function written(figure) {
  return figure === undefined || figure === null ? '–' : String(Number.isInteger(figure) || figure >= 10 ? Math.round(figure) : figure.toFixed(1));
}

function swatch(kind, dash) {
  return svg('svg', { class: `swatch ${kind}`, viewBox: '0 0 32 8', 'aria-hidden': 'true' },
    svg('line', { x1: 0, y1: 4, x2: 32, y2: 4, 'stroke-dasharray': dash.join(' ') }));
}
