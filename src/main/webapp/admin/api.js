/** Calls the REST API of this application, at whatever path it is deployed. */
const BASE = new URL('../api/v1/', document.baseURI);

/** A problem document (RFC 9457) that the API answered with. */
export class Problem extends Error {
  constructor(document, status, retryAfter) {
    super(document.detail || document.title || `The node answered ${status}.`);
    this.status = status;
    this.code = document.code || null;
    this.title = document.title || null;
    this.requestId = document.request_id || null;
    this.violations = document.violations || [];
    this.retryAfter = retryAfter ? Number(retryAfter) : null;
  }
}

/** No answer: the node is down, or the network is. */
export class Unreachable extends Error {
  constructor() {
    super('The node does not answer.');
    this.violations = [];
  }
}

let csrfToken = null;
let onSessionEnd = () => {};

export function useToken(token) {
  csrfToken = token;
}

/** Called when an answer says that the session has ended. */
export function whenSessionEnds(listener) {
  onSessionEnd = listener;
}

/**
 * Reads a resource.
 *
 * @param options `signal` aborts; `background` marks polling, which does not extend the session; `accept` is a media type other than JSON
 */
export function get(path, options = {}) {
  return call('GET', path, undefined, options);
}

/** @param options as for reading, and `headers`, such as If-Match */
export function send(method, path, body, options = {}) {
  return call(method, path, body, options);
}

/** The address of a file for the browser to save. */
export function address(path) {
  return new URL(path, BASE).href;
}

/** A query string of all values that are not empty; a list repeats its parameter. */
export function query(parameters) {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [value].flat().map(one => [name, one]));
  const text = new URLSearchParams(pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')).toString();
  return text ? `?${text}` : '';
}

/** @return {Promise<{status: number, body: any, headers: Headers}>} @throws {Problem|Unreachable} or an AbortError */
async function call(method, path, body, { signal, background, accept, headers = {}, isOpen } = {}) {
  const answer = await ask(new Request(new URL(path, BASE), {
    method, signal, credentials: 'same-origin', cache: 'no-store', redirect: 'error',
    headers: { Accept: accept || 'application/json', ...bodyHeaders(method, body), ...(background && { 'X-Background': 'true' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body)
  }));
  const content = await read(answer);
  if (answer.ok || isHealth(content)) {
    return { status: answer.status, body: content, headers: answer.headers };
  }
  if (answer.status === 401 && !isOpen) {
    onSessionEnd();
  }
  throw new Problem(typeof content === 'object' && content ? content : {}, answer.status, answer.headers.get('Retry-After'));
}

function bodyHeaders(method, body) {
  return {
    ...(body !== undefined && { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
    ...(method !== 'GET' && csrfToken && { 'X-CSRF-Token': csrfToken })
  };
}

async function ask(request) {
  try {
    return await fetch(request);
  } catch (failure) {
    throw request.signal.aborted || failure.name === 'AbortError' ? failure : new Unreachable();
  }
}

async function read(answer) {
  const text = await answer.text();
  const isJson = (answer.headers.get('Content-Type') || '').includes('json');
  return isJson && text ? JSON.parse(text, unrounded) : text || null;
}

/** Keeps a number as text that JavaScript would round, such as PostgreSQL's system identifier or an audited amount. */
function unrounded(name, value, context) {
  const isExact = typeof value !== 'number' || !context || String(value) === context.source || digits(context.source) <= 15;
  return isExact ? value : context.source;
}

function digits(source) {
  return source.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length;
}

/** A health report is 503 when something is down, and not a problem document. */
function isHealth(content) {
  return Boolean(content && typeof content === 'object' && Array.isArray(content.checks));
}
