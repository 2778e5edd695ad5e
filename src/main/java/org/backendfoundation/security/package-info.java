/**
 * Who is calling, and what the caller may do.
 *
 * <p>Promises: only what says {@code @PermitAll} is open under {@code /api/v1}. A resource that names no role answers nobody. An anonymous
 * caller learns neither what exists nor what a role would allow: the answer is 401, never 403 or 404. The caller is one immutable
 * {@link org.backendfoundation.rest.request.Caller}, which work on other threads carries on purpose: the container's own identity is lost
 * there, or another caller's is left behind (payara#2000).
 *
 * <p>Identity stores of Jakarta Security check credentials. This room has those for the bootstrap key and for JWTs. {@code actor} has the
 * one for API keys, and knows the subjects of tokens as {@link org.backendfoundation.security.caller.SubjectResolver}. {@code console} has
 * the one for sessions. A session's cookie is accepted in requests of the console's own page only, see {@code CsrfRule}. Later rooms let
 * {@link org.backendfoundation.security.authentication.Authenticator} check every secret, so that guesses are counted in one place.
 *
 * <p>Each node limits requests and failed guesses by the client's address, in bounded memory, and does not share its counts. Only a trusted
 * proxy can name the client's address. A valid credential is accepted even while somebody guesses from the same address.
 * {@link org.backendfoundation.security.authentication.AuthenticationRefused} is the event of a refused caller.
 *
 * <p>Its parts, each of which uses only those before it: credential, caller, client, limit, jwt, authentication, authorization.
 */
package org.backendfoundation.security;
