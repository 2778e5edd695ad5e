package org.backendfoundation.testkit;

import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

/** What a process is sent beyond what Java sends. */
public enum Signal {

    STOP, CONT, INT, QUIT;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Returns when it is sent, so that the next one comes after it. A process that has ended takes none. */
    public void send(long process) {
        ServerProcess.status(new ProcessBuilder("kill", "-" + this, String.valueOf(process)).redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD), PATIENCE, "kill -%s %s".formatted(this, process));
    }
}
