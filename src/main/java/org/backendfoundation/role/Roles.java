package org.backendfoundation.role;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** The roles that every application has; constants, because annotations name them. {@link ApplicationRole} declares others. */
@PublicApi
@NullMarked
public final class Roles {

    /** May do everything, whichever role it needs. */
    public static final String ADMIN = "admin";
    /** Sees configuration and migrations, and drives the database connection. */
    public static final String OPERATOR = "operator";
    /** Reads the audit trail. */
    public static final String AUDITOR = "auditor";
    /** Reads the metrics. */
    public static final String MONITOR = "monitor";
    /** Calls a team's own entities. */
    public static final String CLIENT = "client";
    /** In {@code @RolesAllowed}: every caller that is known, whatever its roles (Jakarta Authorization). No actor is granted it. */
    public static final String ANY_CALLER = "**";

    private Roles() {
    }
}
