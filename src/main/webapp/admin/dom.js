/**
 * Creates an element with attributes and children. A function as attribute is a listener (`onclick`); `true` sets an attribute, `false`
 * leaves it out, and null children are left out, too. Texts stay texts: nothing that a caller wrote can become markup.
 */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same for SVG elements. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...present(children));
  return element;
}

/** Replaces the children of the element. */
export function show(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

function present(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);
}

let announced;

/** Announces a text to screen readers, even if it is the same as the last one. */
export function announce(text) {
  const announcer = document.getElementById('announcer');
  announcer.textContent = text === announced ? `${text}\u00a0` : text;
  announced = announcer.textContent;
}
