import { announce, h, show } from './dom.js';
import { field, values } from './forms.js';
import { failure, notice } from './ui.js';

/**
 * Asks before something is done, does it, and says what came of it.
 * @param order `title`; `says`, what will happen, as text or elements; `fields`; `confirm`, a text that must be typed first; `button`, its label;
 *   `run(values)`, which does it; `done(answer)`, what to say or show then; `acknowledge`, a sentence to be ticked before that can be closed, where it is shown
 *   this once. The reason that orders need is a field like others: see `reason` of forms.js.
 * @return {Promise<boolean>} whether it was done
 */
export function ask(order) {
  return new Promise(settle => new OrderDialog(order, settle).open());
}

/** The life of a dialog: open, possibly running, refused and filled in again, done and closed; or cancelled. */
class OrderDialog {
  constructor(order, settle) {
    this.order = { fields: [], done: () => 'Done.', ...order };
    this.isDone = false;
    this.outcome = h('div', {});
    this.go = h('button', { type: 'submit', class: 'main' }, order.button);
    this.leave = h('button', { type: 'button', onclick: () => this.dialog.close() }, 'Cancel');
    this.form = this.layOutForm();
    this.dialog = h('dialog', { 'aria-labelledby': 'dialog-title', onclose: () => this.end(settle) },
      h('h2', { id: 'dialog-title' }, order.title), this.form, this.outcome);
  }

  layOutForm() {
    const { says, fields, confirm } = this.order;
    return h('form', { onsubmit: event => this.submit(event) }, h('p', {}, says), fields, confirm && confirmation(confirm),
      h('div', { class: 'buttons' }, this.go, this.leave));
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  end(settle) {
    this.dialog.remove();
    keepFocus();
    settle(this.isDone);
  }

  async submit(event) {
    event.preventDefault();
    const { confirmation: typed, ...given } = values(this.form);
    this.begin();
    try {
      this.succeed(await this.order.run(given));
    } catch (error) {
      this.keep(false);
      show(this.outcome, failure(error));
    } finally {
      this.go.disabled = false;
      this.leave.textContent = 'Cancel';
    }
  }

  begin() {
    const { title, acknowledge } = this.order;
    this.go.disabled = true;
    this.leave.textContent = 'Close (keeps running)';
    this.keep(Boolean(acknowledge));
    show(this.outcome, h('progress', { 'aria-label': `${title} is under way` }));
    announce(`${title} is under way`);
  }

  succeed(answer) {
    const { done, acknowledge } = this.order;
    this.isDone = true;
    this.form.hidden = true;
    const close = h('button', { type: 'button', class: 'main', disabled: Boolean(acknowledge), onclick: () => this.dialog.close() }, 'Close');
    show(this.outcome, notice('good', ...[done(answer)].flat()), acknowledge && this.acknowledgement(close), h('div', { class: 'buttons' }, close));
    (acknowledge ? this.outcome.querySelector('button:not(:disabled), input') : close).focus();
  }

  acknowledgement(close) {
    const tick = ({ target }) => {
      close.disabled = !target.checked;
      this.keep(!target.checked);
    };
    return field(this.order.acknowledge, 'acknowledged', { type: 'checkbox', onchange: tick });
  }

  /** Keeps the dialog open: Escape does not close it, and leaving the page asks first. */
  keep(isKept) {
    this.leave.disabled = isKept;
    this.dialog.setAttribute('closedby', isKept ? 'none' : 'closerequest');
    this.dialog.onkeydown = isKept ? refuseEscape : null;
    this.dialog.oncancel = isKept ? refuse : null;
  }
}

function confirmation(text) {
  return field(`Type ${text} to confirm`, 'confirmation', { required: true, pattern: escaped(text), title: text, spellcheck: 'false' });
}

function refuse(event) {
  event.preventDefault();
}

/** Returns nothing: a handler that returns false would block every key. */
function refuseEscape(event) {
  if (event.key === 'Escape') {
    refuse(event);
  }
}

/** Moves the focus to the page's heading where the element that had it is gone. */
function keepFocus() {
  if (document.activeElement === document.body) {
    document.querySelector('h1').focus({ preventScroll: true });
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\\/]/g, '\\$&');
}
