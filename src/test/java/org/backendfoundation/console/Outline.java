package org.backendfoundation.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The document as Chromium tells it to assistive technology: what has no role and no name there, a test does not find either. */
@SuppressWarnings("unchecked")
final class Outline {

    private static final String LAY_DOWN = "function() { window.foundByTheTest = this; }";
    private static final String PICK_UP = "const found = window.foundByTheTest; delete window.foundByTheTest; return found";
    private static final String HANDLES = "outline";
    private static final Set<
            String> LAYOUT = Set.of("none", "generic", "InlineTextBox", "LabelText", "LineBreak", "ListMarker", "paragraph");

    private final ChromeDriver driver;

    Outline(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Empty also while one document gives way to another. */
    List<WebElement> all(String role, String name) {
        try {
            return nodes("Accessibility.queryAXTree", Map.of("nodeId", document(), "role", role, "accessibleName", name)).stream()
                    .map(this::element).toList();
        } catch (WebDriverException e) {
            return List.of();
        }
    }

    private Object document() {
        return ((Map<String, Object>) command("DOM.getDocument", Map.of("depth", 0)).get("root")).get("nodeId");
    }

    private List<Map<String, Object>> nodes(String command, Map<String, Object> parameters) {
        return ((List<Map<String, Object>>) command(command, parameters).get("nodes")).stream()
                .filter(node -> !(Boolean) node.get("ignored")).toList();
    }

    /**
     * Selenium does not take an element by the protocol's number; both know the document's window. A handle that is kept keeps the element
     * in the heap.
     */
    private WebElement element(Map<String, Object> node) {
        Map<String, Object> resolved = command("DOM.resolveNode",
                Map.of("backendNodeId", node.get("backendDOMNodeId"), "objectGroup", HANDLES));
        Object handle = ((Map<String, Object>) resolved.get("object")).get("objectId");
        command("Runtime.callFunctionOn", Map.of("objectId", handle, "functionDeclaration", LAY_DOWN));
        command("Runtime.releaseObjectGroup", Map.of("objectGroup", HANDLES));
        return (WebElement) driver.executeScript(PICK_UP);
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, new HashMap<>(parameters));
    }

    /** A line for each role with a name, for a message. */
    @Override
    public String toString() {
        return nodes("Accessibility.getFullAXTree", Map.of()).stream()
                .filter(node -> !LAYOUT.contains(value(node, "role")) && !value(node, "name").isBlank())
                .map(node -> "  %s \"%s\"".formatted(value(node, "role"), value(node, "name"))).collect(Collectors.joining("\n"));
    }

    private static String value(Map<String, Object> node, String what) {
        return node.get(what) instanceof Map<?, ?> given ? String.valueOf(given.get("value")) : "";
    }
}
