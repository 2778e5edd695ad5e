import { announce, h } from '../../dom.js';
import { update } from '../../reading.js';

/**
 * The first part of a list, and a button for the next part.
 *
 * @param draw renders a part of the list
 */
export function growing(step, draw) {
  const list = h('div', { tabindex: '-1' });
  const count = h('p', { class: 'quiet' });
  const button = h('button', { type: 'button', hidden: true, onclick: grow }, 'Show more');
  let items = [];
  let most = step;

  function set(found) {
    items = found;
    update(list, draw(items.slice(0, most)));
    count.textContent = items.length > step ? `${Math.min(most, items.length)} of ${items.length} are shown.` : '';
    button.hidden = items.length <= most;
  }

  function grow() {
    most += step;
    set(items);
    announce(count.textContent);
    if (button.hidden) {
      list.focus();
    }
  }

  return { element: h('div', {}, list, count, button), set };
}
