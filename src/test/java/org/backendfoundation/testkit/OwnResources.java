package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The team's own resources of Payara Micro, as {@code configure} makes them of the commands in its WAR.
 *
 * @param commands  empty where the WAR has none
 * @param variables to which they refer; without a value while the commands run, so that the server keeps the references
 */
record OwnResources(String commands, Set<String> variables) {

    private static final String FILE = "WEB-INF/classes/META-INF/server-config/payara.asadmin";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV\\\\?=(\\w+)");

    /** @param war a file, or the directory of an unpacked one */
    static OwnResources in(Path war) {
        try {
            Path unpacked = war.resolve(FILE);
            return !Files.isDirectory(war) ? inFile(war) : of(Files.exists(unpacked) ? Files.readString(unpacked) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OwnResources inFile(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            ZipEntry file = zip.getEntry(FILE);
            return file == null ? of("") : of(read(zip, file));
        }
    }

    private static String read(ZipFile zip, ZipEntry file) throws IOException {
        try (InputStream in = zip.getInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static OwnResources of(String commands) {
        Set<String> variables = new TreeSet<>();
        Matcher variable = VARIABLE.matcher(commands);
        while (variable.find()) {
            variables.add(variable.group(1));
        }
        return new OwnResources(commands, variables);
    }
}
