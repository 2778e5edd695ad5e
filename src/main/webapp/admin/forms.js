import { h } from './dom.js';

/**
 * A labelled field.
 *
 * @param name the name of its value
 * @param options `type` (text, number, checkbox, textarea, select, datetime-local …), `hint`, `value`, `options` of a select as [value,
 *         label], `id` where another field of the document has this name, and attributes of the input
 */
export function field(label, name, { type = 'text', hint, value, options, id = `field-${name}`, ...attributes } = {}) {
  const described = hint ? { 'aria-describedby': `${id}-hint` } : {};
  const help = hint && h('span', { class: 'hint', id: `${id}-hint` }, hint);
  if (type === 'checkbox') {
    const box = h('input', { id, name, type, checked: Boolean(value), ...described, ...attributes });
    return h('div', { class: 'field' }, h('label', { for: id }, box, label), help);
  }
  return h('div', { class: 'field' }, h('label', { for: id }, label), help, input(id, name, type, value, options, { ...described, ...attributes }));
}

function input(id, name, type, value, options, attributes) {
  if (type === 'select') {
    return h('select', { id, name, ...attributes }, options.map(([option, label]) => h('option', { value: option, selected: option === value }, label)));
  }
  if (type === 'textarea') {
    return h('textarea', { id, name, rows: 3, ...attributes }, value);
  }
  return h('input', { id, name, type, value, autocomplete: 'off', ...attributes });
}

/**
 * Check boxes of one name, any of which may be ticked.
 *
 * @param options each `{value, label, hint}`
 * @param chosen the values that are ticked at first
 */
export function choices(legend, name, options, chosen = []) {
  return h('fieldset', { class: 'choices' }, h('legend', {}, legend), options.map(option => choice(name, option, chosen.includes(option.value))));
}

function choice(name, { value, label, hint }, checked) {
  const id = `choice-${name}-${value}`;
  return h('div', { class: 'field' },
    h('label', { for: id }, h('input', { id, name, value, type: 'checkbox', checked, 'aria-describedby': hint && `${id}-hint` }), label),
    hint && h('span', { class: 'hint', id: `${id}-hint` }, hint));
}

/** A field for a UTC time, like all times here; {@link instant} converts its value for the API. */
export function instantField(label, name, { value, ...options } = {}) {
  return field(`${label} (UTC)`, name, { type: 'datetime-local', step: 1, value: value?.replace(/(\.\d+)?Z$/, ''), ...options });
}

export function instant(text) {
  return text ? `${text.length === 'yyyy-mm-ddThh:mm'.length ? `${text}:00` : text}Z` : text;
}

/**
 * The values of a form: texts trimmed and left out where empty, check boxes as booleans, several boxes or options of one name as a list.
 */
export function values(form) {
  const found = {};
  for (const element of form.elements) {
    if (!element.name) {
      continue;
    }
    if (element.type === 'checkbox' && element.value !== 'on') {
      found[element.name] = [...(found[element.name] || []), ...(element.checked ? [element.value] : [])];
    } else if (element.type === 'checkbox') {
      found[element.name] = element.checked;
    } else if (element.value.trim() !== '') {
      found[element.name] = element.type === 'number' ? Number(element.value) : element.value.trim();
    }
  }
  return found;
}

/** The field for the reason that is recorded with a command. */
export function reason() {
  return field('Reason', 'reason', { required: true, maxlength: 500, hint: 'Kept in the audit trail, with your name.' });
}
