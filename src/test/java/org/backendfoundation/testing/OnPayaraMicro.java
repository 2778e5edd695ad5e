package org.backendfoundation.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Runs with the profile of Payara Micro only. The contributors' page says why, in the same words. */
@Tag("payara-micro")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnPayaraMicro {

    /** No server is involved. */
    String NO_SERVER = "databases and no server";

    /** Starts, kills and stops servers and databases, to see what the database keeps, which does not depend on the server. */
    String LONG_DRILL = "a long drill";

    /** The page under {@code /admin/}: the same files on every server. */
    String BROWSER = "what a browser sees";

    /** Where {@code configure} deploys the WAR it stops there, before a server could start with it. */
    String REFUSED_BY_CONFIGURE = "a wrong configuration within the WAR";

    /** Builds a project as a team does, whose build starts Payara Micro. */
    String BUILD_OF_A_TEAM = "the build of a team's project";

    /** Needs a server of its own, and asks for nothing in which servers differ. */
    String RULE = "a rule of the application that needs a server of its own";

    String because();
}
