package org.backendfoundation.audit.entries;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.header.EntityLinks;

/**
 * One page of entries, newest first.
 *
 * @param next     the cursor of older entries; present even on a short page, where more entries remain to be read
 * @param previous the cursor of newer entries
 */
record EntryPage(List<AuditEntry> items, Optional<String> next, Optional<String> previous) {

    Response response(UriInfo uri, Optional<EntryCount> count) {
        return EntityLinks.link(Response.ok(json(count)), uri, next, previous).build();
    }

    String json(Optional<EntryCount> count) {
        StringBuilder out = new StringBuilder("{\"items\":[");
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ",");
            EntryText.appendJson(items.get(i), out);
        }
        EntryText.appendQuoted(next.orElse(null), out.append("],\"next\":"));
        EntryText.appendQuoted(previous.orElse(null), out.append(",\"previous\":"));
        count.ifPresent(known -> out.append(",\"count\":").append(known.entries()).append(",\"count_is_exact\":").append(known.isExact()));
        return out.append('}').toString();
    }
}
