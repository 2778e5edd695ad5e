/**
 * What the console needs of the server: its log-in, and an overview of the node. The page itself is {@code src/main/webapp/admin}.
 *
 * <p>Promises: a browser stores no key, but a session's secret in a cookie that no script can read. The database has only the SHA-256 of
 * secrets. A session is valid as long as the key that opened it, with its actor's current roles, and neither longer than {@code
 * security_session_longest} nor past {@code security_session_idle} without use. Every node refuses within a second what is revoked or
 * logged out. A link opens one session, once. Each log-in, log-out and link leaves one audit entry.
 *
 * <p>The console is needed most while the database is down or not migrated. A session that this node has seen lately then stays valid, with
 * what was last read of it. The bootstrap key, and an actor's key while only the table is missing, opens a session that is kept in memory
 * until the table can be written.
 *
 * <p>Uses are written every half minute. A node never lets a session live longer than its idle time after the last use that any node saw; a
 * node that did not see the last use itself may end it that half minute early.
 *
 * <p>Not here: the resources say what roles allow, and {@code security} authenticates callers with the identity store of this room.
 */
package org.backendfoundation.console;
