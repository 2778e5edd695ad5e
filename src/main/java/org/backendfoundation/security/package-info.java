/**
 * Who is calling, and may they.
 *
 * <p>Promises: nothing under {@code /api/v1} is open that does not say {@code @PermitAll}; a resource that names no role at all answers
 * nobody; an anonymous caller learns neither what exists nor what a role would allow (401, never 403 or 404); the caller is one immutable
 * {@link org.backendfoundation.security.caller.Caller} that work on other threads carries on purpose, because the container's own identity
 * is lost there or, worse, left behind by somebody else (payara#2000).
 *
 * <p>Keys and tokens are checked by Jakarta Security's identity stores. This room brings those for the bootstrap key and for JWTs;
 * {@code actor} answers for API keys with a store of its own, and for the subjects of tokens as
 * {@link org.backendfoundation.security.caller.SubjectResolver}; {@code console} answers for
 * {@link org.backendfoundation.security.credential.SessionCredential}. A session's cookie counts in requests of its own page only, see
 * {@code CsrfRule}. Whatever secret a later room takes, it has it found out by
 * {@link org.backendfoundation.security.authentication.Authenticator}, so that guesses are counted in one place.
 *
 * <p>Guessing and asking too often are limited on each node, by the client's address, which proxies may tell only if they are trusted;
 * memory is bounded. A credential that counts is accepted whoever guesses beside it; what looking at guesses costs is bounded by how often
 * an address may ask. Whoever was not let in is told of as {@link org.backendfoundation.security.authentication.AuthenticationRefused}.
 * Nodes do not share their counts.
 *
 * <p>Its parts, each of which uses only those before it: credential, caller, client, limit, jwt, authentication, authorization.
 */
package org.backendfoundation.security;
