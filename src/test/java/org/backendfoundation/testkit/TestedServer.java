package org.backendfoundation.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** The servers of the table on their page, two of them of one kind. One word is a server's Maven profile and its Arquillian qualifier. */
public enum TestedServer {

    PAYARA_MICRO("payara-micro", "payara-micro"), PAYARA_MICRO_7("payara-micro-7", "payara-micro"), PAYARA("payara", "payara"),
    WILDFLY("wildfly",
            "wildfly");

    /** Of all of them: one server's scripts use another's files. A team's build unpacks them from the kit. */
    static final Path CONFIGURATION = Stream.of(Path.of("server-config"), Path.of("target", "server-config")).filter(Files::exists)
            .findFirst().orElse(Path.of("server-config")).toAbsolutePath();

    private final String word;
    private final String folder;

    TestedServer(String word, String folder) {
        this.word = word;
        this.folder = folder;
    }

    /** The one of this run's profile. */
    public static TestedServer current() {
        String word = System.getProperty("arquillian.launch", PAYARA_MICRO.word);
        return Arrays.stream(values()).filter(server -> server.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No server " + word));
    }

    public String word() {
        return word;
    }

    public boolean isPayaraMicro() {
        return folder.equals(PAYARA_MICRO.folder);
    }

    /** Where {@code configure} and {@code restore} are. */
    public Path scripts() {
        return CONFIGURATION.resolve(folder);
    }

    /** What {@code configure} reads besides the settings: the parts that the build fetched. */
    public Map<String, String> parts() {
        Path parts = ServerHome.PARTS;
        return Map.of("PAYARA_MICRO", micro().toString(), "PAYARA_HOME", parts.resolve(word).toString(),
                "WILDFLY_HOME", parts.resolve(word).toString(), "ECLIPSELINK", parts.resolve("eclipselink.jar").toString(),
                "POSTGRESQL_DRIVER", parts.resolve("postgresql.jar").toString());
    }

    private Path micro() {
        return ServerHome.PARTS.resolve(this == PAYARA_MICRO_7 ? "payara-micro-7.jar" : "payara-micro-6.jar");
    }

    ServerHome home(Path war, boolean hasOwner) {
        if (this == PAYARA_MICRO_7) {
            ServerJdk.require(21, "Payara Micro 7");
        }
        return isPayaraMicro() ? new PayaraMicroHome(micro(), war, hasOwner) : new ConfiguredHome(this, war, hasOwner);
    }
}
