package org.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Logger;

/** A class of a team's own package, in the sample's WAR, which says something to whoever asks for that much. */
@ApplicationScoped
public class OpeningHours {

    public static final String TOLD = "The shop is open from now on";

    private static final Logger LOG = Logger.getLogger(OpeningHours.class.getName());

    void open(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.fine(TOLD);
    }
}
