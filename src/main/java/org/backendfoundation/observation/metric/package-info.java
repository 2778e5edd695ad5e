/**
 * Metrics of this node: requests, sessions, the database connection, the schema, the audit trail, refusals, the JVM. The rooms before know
 * nothing of them: they fire events, and are asked. The names are the same on each server, and callers cannot add series. Nothing is kept of
 * the past; that is for who scrapes. A team adds its own by {@link org.backendfoundation.observation.metric.MetricSource}.
 *
 * <p>The Prometheus client is used and not Micrometer, which would bring it and 1.3 MB besides.
 */
package org.backendfoundation.observation.metric;
