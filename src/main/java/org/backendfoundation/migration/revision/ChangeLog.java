package org.backendfoundation.migration.revision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.backendfoundation.persistence.Sha256;

/**
 * The revisions that this build knows, in order, and what is wrong with how they are written.
 *
 * <p>Read from {@code db/changelog.xml} without Liquibase, so that a start with nothing pending need not load it. The file may hold
 * nothing but {@code <include file="…"/>}: of further lists ending in {@code .xml}, or of revisions.
 */
public record ChangeLog(List<Revision> revisions, List<String> findings) {

    public static final String ROOT = "db/changelog.xml";

    private static final String FOUNDATION = "db/foundation.xml";

    /** Where revisions lie. */
    public static final String DIRECTORY = "db/revision/";

    /**
     * @param resources opens a resource by its name, or gives null where there is none
     * @param present   names that are known to be in {@link #DIRECTORY}, of folders with a slash at their end: each revision must be listed
     */
    public static ChangeLog read(Function<String, InputStream> resources, Collection<String> present) {
        Reading reading = new Reading(resources);
        reading.list(ROOT);
        reading.refuseUnlisted(present);
        return reading.changeLog();
    }

    /** What the foundation brings to every project. */
    public static ChangeLog ofFoundation(ClassLoader loader) {
        Reading reading = new Reading(loader::getResourceAsStream);
        reading.list(FOUNDATION);
        return reading.changeLog();
    }

    public static ChangeLog read(ClassLoader loader) {
        return read(loader, List.of());
    }

    public static ChangeLog read(ClassLoader loader, Collection<String> present) {
        return read(loader::getResourceAsStream, present);
    }

    /** The newest revision; nothing where the change log is empty. */
    public Optional<Revision> head() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    /** Twelve hexadecimal digits that tell this change log from others: of the SHA-256 of its revisions and their texts. */
    public String digest() {
        return Sha256.hex(revisions.stream().map(revision -> revision.id() + " " + revision.checksum() + "\n").collect(Collectors.joining())).substring(0, 12);
    }

    /** From 0 on; of a revision that is listed. */
    public int position(Revision revision) {
        return revisions.indexOf(revision);
    }

    /** From 0 on; -1 for {@code base}, and nothing for an id that is not listed. */
    public Optional<Integer> position(String id) {
        if (id.equals(Revision.BASE)) {
            return Optional.of(-1);
        }
        return revisions.stream().filter(revision -> revision.id().equals(id)).findFirst().map(this::position);
    }

    private static final class Reading {

        private final Function<String, InputStream> resources;
        private final List<Revision> revisions = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        Reading(Function<String, InputStream> resources) {
            this.resources = resources;
        }

        ChangeLog changeLog() {
            return new ChangeLog(List.copyOf(revisions), List.copyOf(findings));
        }

        void list(String file) {
            try (InputStream stream = resources.apply(file)) {
                if (stream == null) {
                    findings.add(file + ": is listed and does not exist; add the file or take it off the list");
                    return;
                }
                includes(file, stream);
            } catch (XMLStreamException e) {
                findings.add(file + ": is not well-formed XML: " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void includes(String list, InputStream stream) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(stream);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    element(list, xml);
                }
            }
        }

        private void element(String list, XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "databaseChangeLog" -> { }
                case "include" -> include(list, xml.getAttributeValue(null, "file"), xml.getAttributeValue(null, "labels"));
                default -> findings.add(list + ": <" + xml.getLocalName() + "> has no place here; "
                        + "the change log only lists files, each by <include file=\"…\"/>");
            }
        }

        private void include(String list, String file, String labels) {
            if (file == null || !seen.add(file)) {
                findings.add(list + ": " + (file == null ? "an <include> without file" : file + " is listed twice") + "; remove it");
            } else if (file.endsWith(".xml")) {
                list(file);
            } else {
                refuseOutOfPlace(list, file);
                revision(list, file, marks(list, file, labels));
            }
        }

        private void refuseOutOfPlace(String list, String file) {
            if (!file.startsWith(DIRECTORY) || file.indexOf('/', DIRECTORY.length()) > 0) {
                findings.add(list + ": lists " + file + ", which is out of place; move it to " + DIRECTORY);
            }
        }

        /** What editors and systems leave beside them is nobody's revision. */
        void refuseUnlisted(Collection<String> present) {
            present.stream().filter(file -> (file.endsWith(".sql") || file.endsWith("/")) && !seen.contains(file)).sorted().forEach(file -> findings.add(
                    file + ": is in no list, so it is never applied; list it in " + ROOT + ", or remove it and build by mvn clean, which forgets it"));
        }

        private Set<Mark> marks(String list, String file, String labels) {
            Set<Mark> marks = EnumSet.noneOf(Mark.class);
            for (String word : labels == null || labels.isBlank() ? new String[0] : labels.strip().split("\\s*,\\s*")) {
                Mark.parse(word).ifPresentOrElse(marks::add, () -> findings.add(list + ": " + file + " has the label '" + word
                        + "', which means nothing; it may be " + Mark.EXPAND + " or " + Mark.IRREVERSIBLE));
            }
            return marks;
        }

        private void revision(String list, String file, Set<Mark> marks) {
            try (InputStream stream = resources.apply(file)) {
                if (stream == null) {
                    findings.add(list + ": lists " + file + ", which does not exist; add the file or take it off the list");
                    return;
                }
                add(new RevisionFile(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8), marks));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void add(RevisionFile file) {
            List<String> found = file.findings();
            findings.addAll(found);
            if (found.isEmpty()) {
                Revision revision = file.revision();
                revisions.stream().filter(other -> other.id().equals(revision.id())).findAny().ifPresent(other -> findings.add(
                        revision.file() + ": has the revision id of " + other.file() + "; give one of them another id"));
                revisions.add(revision);
            }
        }
    }
}
