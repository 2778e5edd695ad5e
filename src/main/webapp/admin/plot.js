import { h } from './dom.js';

const VENDOR = new URL('./vendor/uplot/', import.meta.url);
const LEAST_SECONDS = 60;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000];

let loaded = null;

/**
 * Plots figures until the signal aborts, in the colours of the swatches, in light and dark, as wide as its container.
 *
 * @param lines each `{figure, dash, swatch}`
 * @return {Promise<{show: (readings) => void}>} takes readings oldest first, each `{at, figures}`, without figures at a gap; rejected if the plot's script cannot be loaded
 */
export async function drawPlot(container, lines, signal) {
  const Plot = await load();
  const plot = new Plot(options(container, lines), [[], ...lines.map(() => [])], container);
  const watch = new ResizeObserver(() => plot.setSize({ width: container.clientWidth, height: container.clientHeight }));
  watch.observe(container);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot.redraw(false), { signal });
  signal.addEventListener('abort', () => { watch.disconnect(); plot.destroy(); });
  return { show: readings => plot.setData(columns(readings, lines)) };
}

/** Loaded once for all visits; a failed load is retried at the next visit. */
function load() {
  loaded ??= Promise.all([import(new URL('uPlot.esm.js', VENDOR)), style(new URL('uPlot.min.css', VENDOR))]).then(([module]) => module.default);
  loaded.catch(() => { loaded = null; });
  return loaded;
}

function style(address) {
  return new Promise((settle, fail) => document.head.append(h('link', { rel: 'stylesheet', href: address.href, onload: settle, onerror: fail })));
}

function columns(readings, lines) {
  return [readings.map(({ at }) => at / 1000), ...lines.map(({ figure }) => readings.map(({ figures }) => figures?.[figure] ?? null))];
}

function options(container, lines) {
  const quiet = () => getComputedStyle(container).color;
  const grid = { stroke: () => getComputedStyle(container).borderTopColor, width: 1 };
  const axis = { stroke: quiet, grid, ticks: grid, font: '12px system-ui, sans-serif' };
  return {
    width: container.clientWidth, height: container.clientHeight, legend: { show: false }, cursor: { show: false },
    scales: { x: { range: timeRange }, y: { range: (plot, least, most) => [0, Math.max(1, Math.ceil((most || 0) * 1.1))] } },
    axes: [{ ...axis, values: (plot, seconds) => seconds.map(clock), space: 80 }, { ...axis, incrs: STEPS, size: 48 }],
    series: [{}, ...lines.map(line => ({ stroke: () => getComputedStyle(line.swatch).color, dash: line.dash, width: 2, points: { show: false } }))]
  };
}

/** At least a minute, so that the first figures do not look like a cliff; for a single figure uPlot would show a thousand days. */
function timeRange({ data: [times] }) {
  const end = times.at(-1) ?? Date.now() / 1000;
  return [Math.min(times[0] ?? end, end - LEAST_SECONDS), end];
}

/** UTC, as everywhere on the page. */
function clock(seconds) {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
