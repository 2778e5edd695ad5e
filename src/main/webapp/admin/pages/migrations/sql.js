import { h, show } from '../../dom.js';
import { get, query } from '../../api.js';
import { copyButton, failure, loading } from '../../ui.js';

/**
 * The SQL that would run. It is read when a user opens it, and again after `forget`.
 *
 * @param way `{direction, to}`
 */
export function sqlDetails(label, way, signal, { isOpen = false } = {}) {
  const script = h('div', { class: 'stack' });
  const element = h('details', { class: 'more', open: isOpen, ontoggle: read }, h('summary', {}, label), script);
  let isRead = false;

  async function read() {
    if (!element.open || isRead) {
      return;
    }
    isRead = true;
    show(script, loading('Reading the SQL'));
    try {
      const { body } = await get(`migrations/sql${query(way)}`, { signal, accept: 'application/sql' });
      show(script, body ? scriptOf(body) : h('p', {}, 'Nothing would run.'));
    } catch (error) {
      isRead = false;
      show(script, signal.aborted ? [] : failure(error));
    }
  }

  function forget() {
    isRead = false;
    read();
  }

  return { element, forget };
}

function scriptOf(text) {
  return [h('pre', { tabindex: '0', role: 'region', 'aria-label': 'SQL' }, h('code', {}, text)), h('div', { class: 'buttons' }, copyButton(text))];
}
