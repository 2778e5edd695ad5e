package org.backendfoundation.configuration;

import jakarta.servlet.ServletContext;

/** The server that the application is deployed on. */
public final class DeployedServer {

    private DeployedServer() {
    }

    /** Its name and version. */
    public static String product(ServletContext context) {
        return product(context.getServerInfo(), System.getProperty("glassfish.version", ""));
    }

    /** @param ofPayara the name and version by its own property; Payara Micro 7 tells applications no version, and WildFly has no such property */
    static String product(String told, String ofPayara) {
        return ofPayara.startsWith(told) ? ofPayara.replaceFirst(" +\\(build .*", "") : told;
    }
}
