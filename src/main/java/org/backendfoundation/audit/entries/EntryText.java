package org.backendfoundation.audit.entries;

import java.util.List;

/** Writes entries as JSON. */
public final class EntryText {

    private static final int METADATA = AuditEntry.NAMES.size() - 1;
    private static final String HEX = "0123456789abcdef";

    private EntryText() {
    }

    /**
     * Appends an object (RFC 8259) in one line. PostgreSQL escapes line breaks in the metadata; this method escapes them in all other
     * values.
     */
    public static void appendJson(AuditEntry entry, StringBuilder out) {
        List<String> texts = entry.texts();
        for (int i = 0; i < METADATA; i++) {
            out.append(i == 0 ? '{' : ',').append('"').append(AuditEntry.NAMES.get(i)).append("\":");
            appendQuoted(texts.get(i), out);
        }
        out.append(",\"metadata\":").append(entry.metadata()).append('}');
    }

    /** @param text null becomes {@code null} */
    static void appendQuoted(String text, StringBuilder out) {
        if (text == null) {
            out.append("null");
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            appendEscaped(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void appendEscaped(char unit, StringBuilder out) {
        if (unit == '"' || unit == '\\') {
            out.append('\\').append(unit);
        } else if (unit < ' ') {
            out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 15));
        } else {
            out.append(unit);
        }
    }
}
