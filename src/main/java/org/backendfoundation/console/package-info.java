/**
 * What the page for operators needs of the server: its log-in, and one glance at the node. The page itself is {@code src/main/webapp/admin}.
 *
 * <p>Promises: a browser keeps no key, only a session's secret in a cookie that no script reads; of secrets the database has the SHA-256 alone; a session
 * counts as long as the key that opened it does, with its actor's roles of now, and neither longer than {@code security_session_longest} nor past
 * {@code security_session_idle} without use; what is revoked or logged out is refused on every node within a second; a link opens one session, once;
 * log-ins, log-outs and links leave one audit entry each.
 *
 * <p>The page is needed most while the database is not there or not migrated: a session that this node has seen lately goes on counting then, with what was last
 * read of it; and whoever logs in by the bootstrap key, or by an actor's while only the table is missing, has a session that is kept in memory until the table
 * can take it.
 *
 * <p>Use is written every half minute. A node never lets a session live longer than its idle time after the last use that any node saw; one that did not
 * see the last use itself may end it that half minute early.
 *
 * <p>Not here: what roles allow, which is said on the resources; who is calling, which {@code security} asks the store of this room.
 */
package org.backendfoundation.console;
