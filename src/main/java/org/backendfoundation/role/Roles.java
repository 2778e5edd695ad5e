package org.backendfoundation.role;

import java.util.Set;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** The roles a caller can have; constants, because annotations name them. */
@PublicApi
@NullMarked
public final class Roles {

    /** May do everything, whichever role it needs. */
    public static final String ADMIN = "admin";
    /** Sees configuration and migrations, and drives the database connection. */
    public static final String OPERATOR = "operator";
    /** Reads the audit trail. */
    public static final String AUDITOR = "auditor";
    /** Calls a team's own entities. */
    public static final String CLIENT = "client";

    public static final Set<String> ALL = Set.of(ADMIN, OPERATOR, AUDITOR, CLIENT);

    private Roles() {
    }
}
