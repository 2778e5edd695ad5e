package org.backendfoundation.audit.entries;

import java.util.List;

/** Writes entries as JSON and CSV. */
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

    /** Appends a record of RFC 4180 with its line break. */
    public static void appendCsv(List<String> texts, StringBuilder out) {
        for (int i = 0; i < texts.size(); i++) {
            out.append(i == 0 ? "" : ",");
            appendCell(texts.get(i), out);
        }
        out.append("\r\n");
    }

    /** Puts a quote before what a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
    private static void appendCell(String text, StringBuilder out) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String guarded = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean isPlain = guarded.chars().noneMatch(unit -> unit == '"' || unit == ',' || unit == '\r' || unit == '\n');
        out.append(isPlain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"');
    }
}
