package org.backendfoundation.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The commands with which a Payara Server deploys once at each start and listens only then. By itself it listens first, and loads what its
 * domain holds after all commands. So the listeners are closed before the start; the application is enabled, or deployed if the file is
 * another one than before; and the listeners are opened again.
 * <pre>{@code java -cp foundation/WEB-INF/classes org.backendfoundation.tool.PayaraStart domain.xml foundation.war before.asadmin after.asadmin}</pre>
 * appends the first commands to one file and writes the others to the other. What an administrator did stays: a listener that is off stays
 * off; an application that was deployed in place of the file's stays, and one that is at the root by another name is left to the server.
 */
public final class PayaraStart {

    private static final String NAME = "foundation";
    /** The property of a deployment that says from which file it comes. An administrator's deployment has none: Payara drops it then. */
    private static final String CHECKSUM = "foundation.war";
    /** Means false to Payara, as any text but true does; after an interrupted start it tells our own closing from an administrator's. */
    private static final String CLOSED = "${foundation.closed}";
    private static final String ENABLED = "enabled";

    private final Document domain;
    private final Path war;
    private final String checksum;

    private PayaraStart(Document domain, Path war, String checksum) {
        this.domain = domain;
        this.war = war;
        this.checksum = checksum;
    }

    public static void main(String[] files) throws IOException {
        PayaraStart start = of(Path.of(files[0]), Path.of(files[1]));
        Files.write(Path.of(files[2]), start.before(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.write(Path.of(files[3]), start.after());
    }

    static PayaraStart of(Path domain, Path war) throws IOException {
        try (InputStream bytes = Files.newInputStream(domain)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new PayaraStart(factory.newDocumentBuilder().parse(bytes), war, checksum(war));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(domain + " cannot be read: " + e.getMessage(), e);
        }
    }

    static String checksum(Path file) throws IOException {
        try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Before the server listens. */
    List<String> before() {
        List<String> commands = new ArrayList<>(listeners().map(listener -> "set " + listener + "=" + CLOSED).toList());
        if (isKept()) {
            commands.add("set applications.application." + NAME + ".enabled=false");
        }
        return commands;
    }

    /** After the server's own services have started, and before it loads what the domain holds. */
    List<String> after() {
        List<String> commands = new ArrayList<>();
        if (isKept()) {
            commands.add("enable " + NAME);
        } else if (!isReplaced()) {
            commands.add(
                    "deploy --force=true --name %s --contextroot / --properties %s=%s \"%s\"".formatted(NAME, CHECKSUM, checksum, war));
        }
        listeners().forEach(listener -> commands.add("set " + listener + "=true"));
        return commands;
    }

    /** Whether what the domain holds is what is to start: it comes from this very file, or from an administrator. */
    private boolean isKept() {
        return !isReplaced() && applications().filter(application -> NAME.equals(application.getAttribute("name")))
                .anyMatch(application -> checksumOf(application).map(checksum::equals).orElse(true));
    }

    /** Whether an administrator gave the root to an application of another name. */
    private boolean isReplaced() {
        return applications().filter(application -> "/".equals(application.getAttribute("context-root")))
                .map(application -> application.getAttribute("name")).filter(name -> !NAME.equals(name)).anyMatch(this::isEnabled);
    }

    private boolean isEnabled(String name) {
        return elements("application-ref").filter(reference -> name.equals(reference.getAttribute("ref")))
                .anyMatch(PayaraStart::isEnabled);
    }

    private static boolean isEnabled(Element element) {
        return !"false".equals(element.getAttribute(ENABLED));
    }

    private Stream<Element> applications() {
        return elements("application").filter(application -> "applications".equals(application.getParentNode().getNodeName()));
    }

    private static Optional<String> checksumOf(Element application) {
        return children(application.getElementsByTagName("property")).filter(property -> CHECKSUM.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value")).findFirst();
    }

    /** The switches of all listeners but the administration's, as the server's commands name them. */
    private Stream<String> listeners() {
        return elements("network-listener").filter(listener -> "server-config".equals(configuration(listener)))
                .filter(PayaraStart::isEnabled).map(listener -> listener.getAttribute("name"))
                .filter(name -> !name.equals("admin-listener"))
                .map(name -> "configs.config.server-config.network-config.network-listeners.network-listener.%s.enabled"
                        .formatted(name.replace(".", "\\.")));
    }

    private static String configuration(Node node) {
        return node instanceof Element element && "config".equals(element.getTagName()) ? element.getAttribute("name")
                : Optional.ofNullable(node.getParentNode()).map(PayaraStart::configuration).orElse("");
    }

    private Stream<Element> elements(String name) {
        return children(domain.getElementsByTagName(name));
    }

    private static Stream<Element> children(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
