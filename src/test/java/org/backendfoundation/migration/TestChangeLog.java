package org.backendfoundation.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.backendfoundation.migration.revision.ChangeLog;

/** A change log of a test's own, in a directory, seen instead of the shipped one. */
public final class TestChangeLog {

    /** With the schema that Liquibase's own tools ask for. */
    private static final String HEAD = """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            """;

    private final Path directory;
    private final List<String> files = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private String before = "";

    private TestChangeLog(Path directory) {
        this.directory = directory;
    }

    public static TestChangeLog in(Path directory) {
        return new TestChangeLog(directory).write();
    }

    /** Adds, or replaces, a revision; its id is the slug's hash. */
    public TestChangeLog revision(String slug, String sql, String rollback) {
        return revision(slug, "", sql, rollback);
    }

    /** @param attributes of the change set, such as {@code runInTransaction:false} */
    public TestChangeLog revision(String slug, String attributes, String sql, String rollback) {
        String id = id(slug);
        String file = ChangeLog.DIRECTORY + id + "_" + slug + ".sql";
        write(file,
                "--liquibase formatted sql\n--changeset test:" + id + " " + attributes + "\n" + sql + "\n--rollback " + rollback + "\n");
        if (!files.contains(file)) {
            files.add(file);
        }
        return write();
    }

    /** Lists what is there already before all others. */
    TestChangeLog first(String list) {
        before = list;
        return write();
    }

    public static String id(String slug) {
        return HexFormat.of().toHexDigits(Integer.toUnsignedLong(slug.hashCode()), 12);
    }

    /** @param words such as {@code expand} */
    TestChangeLog labelled(String slug, String words) {
        files.stream().filter(file -> file.endsWith("_" + slug + ".sql")).forEach(file -> labels.put(file, words));
        return write();
    }

    TestChangeLog without(String slug) {
        files.removeIf(file -> file.endsWith("_" + slug + ".sql"));
        return write();
    }

    Path directory() {
        return directory;
    }

    public List<String> files() {
        return List.copyOf(files);
    }

    /** Finds {@code db/…} here first, and everything else where the test does. */
    public ClassLoader loader() {
        try {
            return new HereFirst(directory.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String list() {
        StringBuilder list = new StringBuilder(HEAD).append(before.isEmpty() ? "" : "<include file=\"" + before + "\"/>");
        files.forEach(file -> list.append("<include file=\"").append(file).append("\" labels=\"").append(labels.getOrDefault(file, ""))
                .append("\"/>"));
        return list.append("</databaseChangeLog>").toString();
    }

    private TestChangeLog write() {
        return write(ChangeLog.ROOT, list());
    }

    private TestChangeLog write(String file, String text) {
        try {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.writeString(directory.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class HereFirst extends URLClassLoader {

        HereFirst(URL directory) {
            super(new URL[] {directory}, TestChangeLog.class.getClassLoader());
        }

        @Override
        public URL getResource(String name) {
            URL here = findResource(name);
            return here != null ? here : super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            URL here = findResource(name);
            return here != null ? Collections.enumeration(List.of(here)) : super.getResources(name);
        }
    }
}
