/**
 * What went wrong, in one vocabulary: the one unchecked exception of the foundation, the codes it carries and the kinds of code.
 *
 * <p>Every failure that a caller may meet is a {@link org.backendfoundation.problem.ProblemException} with an
 * {@link org.backendfoundation.problem.ErrorCode}; the code's {@link org.backendfoundation.problem.Kind} alone decides the HTTP status.
 * Each room names its own codes in an enum. This room knows nothing of HTTP, JSON or logging.
 */
package org.backendfoundation.problem;
