/**
 * How attributes are stored whose type the persistence provider does not know: it would write a serialized Java object, lose a null or lose
 * an offset. When the persistence unit logs in, each such attribute gets the conversion of its Java type, in entities, embeddables and
 * element collections alike. A converter of the team's own stays, and what has no conversion here stays as it is.
 *
 * <p>What the database keeps and RFC 3339 cannot tell, {@code infinity} among it, is read as the first or the last time that it can.
 * JSON of another kind than its attribute is read as none.
 */
package org.backendfoundation.persistence.conversion;
