import { h, show } from './dom.js';
import { failure } from './ui.js';

/**
 * Replaces the content of an element, and touches only what differs, so that focus, selection and scrolling stay. It is for content without
 * listeners: an element that stays keeps its old listeners, and what a user opened stays open.
 */
export function update(element, ...children) {
  alignChildren(element, show(document.createElement('div'), ...children));
}

function alignChildren(element, wanted) {
  const before = [...element.childNodes];
  const after = [...wanted.childNodes];
  after.forEach((node, i) => before[i] ? align(before[i], node) : element.append(node));
  before.slice(after.length).forEach(node => node.remove());
}

function align(node, wanted) {
  if (node.isEqualNode(wanted)) {
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.nodeName !== wanted.nodeName) {
    node.replaceWith(wanted);
    return;
  }
  alignAttributes(node, wanted);
  alignChildren(node, wanted);
}

function alignAttributes(element, wanted) {
  const names = new Set([...element.getAttributeNames(), ...wanted.getAttributeNames()]);
  names.delete('open');
  for (const name of names) {
    if (wanted.hasAttribute(name)) {
      element.setAttribute(name, wanted.getAttribute(name));
    } else {
      element.removeAttribute(name);
    }
  }
}

/**
 * A place that says why polled data is missing; it announces each reason once. The data beside it is outdated meanwhile, and is not shown
 * as good.
 */
export function trouble() {
  const element = h('div', {});
  let told = null;

  function tell(error, ...more) {
    if (told !== error.message) {
      show(element, failure(error), ...more);
      told = error.message;
    }
    element.parentElement?.classList.add('old');
  }

  function clear() {
    show(element);
    told = null;
    element.parentElement?.classList.remove('old');
  }

  return { element, tell, clear };
}
