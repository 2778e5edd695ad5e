package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK's own program for keys and certificates. */
public final class KeyTool {

    public static final String PASSWORD = "changeit";

    private static final Path PROGRAM = Path.of(System.getProperty("java.home"), "bin", "keytool");

    private KeyTool() {
    }

    public static void run(Path store, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
