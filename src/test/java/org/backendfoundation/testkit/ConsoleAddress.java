package org.backendfoundation.testkit;

import java.net.URI;
import org.backendfoundation.testkit.Api.Answer;

/** The address of the console for a developer: it logs in, as long as the bootstrap key is valid. */
public final class ConsoleAddress {

    private static final int CREATED = 201;

    private ConsoleAddress() {
    }

    /** The address, with a link's code while there is no administrator; otherwise with a hint what to do. */
    public static String of(URI server, String bootstrapKey) {
        Answer link = new Api(server.resolve("/api/v1/"), bootstrapKey).post("session-links", "");
        return link.status() == CREATED ? server.resolve(link.json().getString("path")) + " (logs in once, within 15 minutes)"
                : server.resolve("/admin/") + " (log in with an administrator's key)";
    }
}
