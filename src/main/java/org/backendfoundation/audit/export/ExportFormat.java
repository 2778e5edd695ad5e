package org.backendfoundation.audit.export;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.backendfoundation.audit.entries.AuditEntry;
import org.backendfoundation.audit.entries.EntryText;

/** How exported entries are written. */
enum ExportFormat {

    NDJSON(new MediaType("application", "x-ndjson"), "ndjson", "") {
        @Override
        void write(AuditEntry entry, StringBuilder out) {
            EntryText.json(entry, out);
            out.append('\n');
        }
    },

    /** RFC 4180, with the parameters of its section 3. */
    CSV(new MediaType("text", "csv"), "csv", "; charset=UTF-8; header=present") {
        @Override
        void begin(StringBuilder out) {
            EntryText.csv(AuditEntry.NAMES, out);
        }

        @Override
        void write(AuditEntry entry, StringBuilder out) {
            EntryText.csv(entry.texts(), out);
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

    /** The first that the caller accepts, {@link #NDJSON} if any will do. */
    static ExportFormat of(Collection<MediaType> acceptable) {
        return acceptable.stream().flatMap(accepted -> List.of(values()).stream().filter(format -> format.type.isCompatible(accepted))).findFirst()
                .orElseThrow(NotAcceptableException::new);
    }

    void begin(StringBuilder out) {
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
