import { Problem, get, send, useToken } from './api.js';

const LINK = '#link=';

/** Whether the address is a one-time link. */
export function isLink() {
  return location.hash.startsWith(LINK);
}

/**
 * The session of this browser, or null. A one-time link in the address is redeemed first and removed from the address, so that neither the
 * history nor a reload shows it again. An invalid link does not affect a user who is logged in.
 *
 * @throws {Problem|Unreachable} if the session cannot be read, or nobody is logged in and the link is invalid
 */
export async function findSession() {
  if (!isLink()) {
    return current();
  }
  const code = location.hash.slice(LINK.length);
  history.replaceState(null, '', '#/overview');
  try {
    return await logIn({ code });
  } catch (refused) {
    const session = await current();
    if (session) {
      return session;
    }
    throw refused;
  }
}

async function current() {
  try {
    return opened((await get('session', { isOpen: true })).body);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

/** @param credential `{key}` or `{code}` */
export async function logIn(credential) {
  return opened((await send('POST', 'session', credential, { isOpen: true })).body);
}

export async function logOut() {
  await send('DELETE', 'session', undefined, { isOpen: true });
  useToken(null);
}

function opened(session) {
  useToken(session.csrf_token);
  return session;
}
