/**
 * Who is calling, and may they.
 *
 * <p>Promises: nothing under {@code /api/v1} is open that does not say {@code @PermitAll}; a resource that names no role at all answers nobody;
 * a stranger learns neither what exists nor what a role would allow (401, never 403 or 404); the caller is one immutable
 * {@link org.backendfoundation.security.Caller} that work on other threads carries on purpose, because the container's own identity is lost there
 * or, worse, left behind by somebody else (payara#2000).
 *
 * <p>Keys are checked by Jakarta Security's identity stores. This room brings the one for the bootstrap key; {@code actor} answers for all others.
 */
package org.backendfoundation.security;
