package org.backendfoundation.testkit.entity;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of a source in the format of the foundation's own sources: no line is longer than 140. */
final class JavaText {

    static final int LONGEST_LINE = 140;

    private static final String CONTINUED = " ".repeat(8);

    private JavaText() {
    }

    /** @param classes with their packages; those of the package itself need none */
    static String imports(String ownPackage, Collection<String> classes) {
        return new TreeSet<>(classes).stream().filter(name -> !isIn(ownPackage, name)).map("import %s;\n"::formatted)
                .collect(Collectors.joining());
    }

    private static boolean isIn(String ownPackage, String name) {
        String own = name.substring(0, name.lastIndexOf('.'));
        return own.equals(ownPackage) || own.equals("java.lang");
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    /** {@code "a"}, or {@code {"a", "b"}}. */
    private static String array(List<String> values) {
        String list = values.stream().map(JavaText::quoted).collect(Collectors.joining(", "));
        return values.size() == 1 ? list : "{" + list + "}";
    }

    /** An element of an annotation that has texts. */
    record Element(String name, List<String> values) {

        private String text() {
            return name + " = " + array(values);
        }
    }

    /** On one line if it fits, otherwise with a line for each element. Without elements there is none. */
    static String annotation(String name, Element... all) {
        List<Element> elements = Stream.of(all).filter(element -> !element.values().isEmpty()).toList();
        if (elements.isEmpty()) {
            return "";
        }
        String line = "@%s(%s)".formatted(name, elements.stream().map(Element::text).collect(Collectors.joining(", ")));
        if (line.length() <= LONGEST_LINE) {
            return line + "\n";
        }
        StringBuilder lines = new StringBuilder();
        for (Element element : elements) {
            boolean isFirst = lines.isEmpty();
            String before = isFirst ? "@" + name + "(" : ",\n" + CONTINUED;
            lines.append(wrapped(before + element.text(), isFirst ? "    " : CONTINUED + "    "));
        }
        return lines + ")\n";
    }

    /** Both on one line if it fits; otherwise the second begins another one. */
    static String joined(String line, String separator, String continuation) {
        boolean fits = line.length() + separator.length() + continuation.length() <= LONGEST_LINE;
        return line + (fits ? separator : "\n" + CONTINUED + CONTINUED) + continuation;
    }

    /** Breaks a list of short parts, in its last line, after commas. A comma or two parentheses may follow. */
    static String wrapped(String text, String indentation) {
        int start = text.lastIndexOf('\n') + 1;
        if (text.length() - start + 2 <= LONGEST_LINE) {
            return text;
        }
        int end = text.lastIndexOf(", ", start + LONGEST_LINE - 1);
        if (end <= start + indentation.length()) {
            return text;
        }
        return wrapped(text.substring(0, end + 1) + "\n" + indentation + text.substring(end + 2), indentation);
    }
}
