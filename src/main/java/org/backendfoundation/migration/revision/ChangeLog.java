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
 * The revisions that this build knows, in order, and the rules that their files break.
 *
 * <p>It reads {@code db/changelog.xml} without Liquibase, so that a start with nothing pending need not load Liquibase. The file may
 * contain only {@code <include file="…"/>} elements, for further lists ending in {@code .xml} or for revisions.
 */
public record ChangeLog(List<Revision> revisions, List<String> findings) {

    public static final String ROOT = "db/changelog.xml";

    private static final String FOUNDATION = "db/foundation.xml";

    /** The directory of the revisions. */
    public static final String DIRECTORY = "db/revision/";

    /**
     * @param resources opens a resource by its name; returns null where there is none
     * @param files   files known to be in {@link #DIRECTORY}, folders with a slash at their end: each revision must be listed
     */
    public static ChangeLog read(Function<String, InputStream> resources, Collection<String> files) {
        Reading reading = new Reading(resources);
        reading.readList(ROOT);
        reading.reportUnlisted(files);
        return reading.changeLog();
    }

    /** The revisions that the foundation brings to every project. */
    public static ChangeLog ofFoundation(ClassLoader loader) {
        Reading reading = new Reading(loader::getResourceAsStream);
        reading.readList(FOUNDATION);
        return reading.changeLog();
    }

    public static ChangeLog read(ClassLoader loader) {
        return read(loader, List.of());
    }

    public static ChangeLog read(ClassLoader loader, Collection<String> files) {
        return read(loader::getResourceAsStream, files);
    }

    /** The newest revision; empty where the change log is empty. */
    public Optional<Revision> head() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    /** Twelve hexadecimal digits that identify this change log: the beginning of the SHA-256 of its revisions and their texts. */
    public String digest() {
        return Sha256
                .hex(revisions.stream().map(revision -> revision.id() + " " + revision.checksum() + "\n").collect(Collectors.joining()))
                .substring(0, 12);
    }

    /** From 0 on. The revision must be listed. */
    public int position(Revision revision) {
        return revisions.indexOf(revision);
    }

    /** From 0 on; -1 for {@code base}; empty for an id that is not listed. */
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

        void readList(String file) {
            try (InputStream stream = resources.apply(file)) {
                if (stream == null) {
                    findings.add(file + ": is listed and does not exist; add the file or take it off the list");
                    return;
                }
                readIncludes(file, stream);
            } catch (XMLStreamException e) {
                findings.add(file + ": is not well-formed XML: " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void readIncludes(String list, InputStream stream) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(stream);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    readElement(list, xml);
                }
            }
        }

        private void readElement(String list, XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "databaseChangeLog" -> {}
                case "include" -> readInclude(list, xml.getAttributeValue(null, "file"), xml.getAttributeValue(null, "labels"));
                default -> findings.add(list + ": <" + xml.getLocalName() + "> is not allowed here; "
                        + "the change log only lists files, each by <include file=\"…\"/>");
            }
        }

        private void readInclude(String list, String file, String labels) {
            if (file == null || !seen.add(file)) {
                findings.add(list + ": " + (file == null ? "an <include> without file" : file + " is listed twice") + "; remove it");
            } else if (file.endsWith(".xml")) {
                readList(file);
            } else {
                reportOutOfPlace(list, file);
                readRevision(list, file, labels(list, file, labels));
            }
        }

        private void reportOutOfPlace(String list, String file) {
            if (!file.startsWith(DIRECTORY) || file.indexOf('/', DIRECTORY.length()) > 0) {
                findings.add(list + ": lists " + file + ", which is out of place; move it to " + DIRECTORY);
            }
        }

        /** Ignores what editors and operating systems leave beside the revisions. */
        void reportUnlisted(Collection<String> files) {
            files.stream().filter(file -> (file.endsWith(".sql") || file.endsWith("/")) && !seen.contains(file)).sorted()
                    .forEach(file -> findings.add(
                            file + ": is in no list, so it is never applied; list it in " + ROOT + ", or remove it and run mvn clean"));
        }

        private Set<RevisionLabel> labels(String list, String file, String labels) {
            Set<RevisionLabel> revisionLabels = EnumSet.noneOf(RevisionLabel.class);
            for (String word : labels == null || labels.isBlank() ? new String[0] : labels.strip().split("\\s*,\\s*")) {
                RevisionLabel.parse(word).ifPresentOrElse(revisionLabels::add,
                        () -> findings.add(list + ": " + file + " has the label '" + word
                                + "', which is unknown; use " + RevisionLabel.EXPAND + " or " + RevisionLabel.IRREVERSIBLE));
            }
            return revisionLabels;
        }

        private void readRevision(String list, String file, Set<RevisionLabel> revisionLabels) {
            try (InputStream stream = resources.apply(file)) {
                if (stream == null) {
                    findings.add(list + ": lists " + file + ", which does not exist; add the file or take it off the list");
                    return;
                }
                addRevision(new RevisionFile(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8), revisionLabels));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void addRevision(RevisionFile file) {
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
