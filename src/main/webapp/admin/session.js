import { Problem, get, send, useToken } from './api.js';

const LINK = '#link=';

/**
 * The session that this browser has, or null. A one-time link in the address is redeemed first and taken out of the address, so that neither the
 * history nor a reload shows it again.
 * @throws {Problem|Unreachable} where that cannot be found out, or the link does not count
 */
export async function findSession() {
  if (location.hash.startsWith(LINK)) {
    const code = location.hash.slice(LINK.length);
    history.replaceState(null, '', '#/overview');
    return logIn({ code });
  }
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
