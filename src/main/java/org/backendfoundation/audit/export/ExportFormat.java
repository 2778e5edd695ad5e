package org.backendfoundation.audit.export;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.backendfoundation.audit.entries.AuditEntry;
import org.backendfoundation.audit.entries.EntryText;

/** The format of exported entries. */
enum ExportFormat {

    NDJSON(new MediaType("application", "x-ndjson"), "ndjson", "") {
        @Override
        void write(AuditEntry entry, StringBuilder out) {
            EntryText.appendJson(entry, out);
            out.append('\n');
        }
    },

    /** RFC 4180, with the parameters of its section 3. */
    CSV(new MediaType("text", "csv"), "csv", "; charset=UTF-8; header=present") {
        @Override
        void writeHeader(StringBuilder out) {
            EntryText.appendCsv(AuditEntry.NAMES, out);
        }

        @Override
        void write(AuditEntry entry, StringBuilder out) {
            EntryText.appendCsv(entry.texts(), out);
        }
    };

    private final MediaType type;
    private final String extension;
    private final String parameters;

    ExportFormat(MediaType type, String extension, String parameters) {
        this.type = type;
        this.extension = extension;
        this.parameters = parameters;
    }

    /** The first format that the caller accepts; {@link #NDJSON} if the caller accepts any. */
    static ExportFormat of(Collection<MediaType> acceptable) {
        return acceptable.stream().flatMap(accepted -> List.of(values()).stream().filter(format -> format.type.isCompatible(accepted)))
                .findFirst()
                .orElseThrow(NotAcceptableException::new);
    }

    void writeHeader(StringBuilder out) {
    }

    abstract void write(AuditEntry entry, StringBuilder out);

    String contentType() {
        return type + parameters;
    }

    String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
