package org.backendfoundation.audit.entries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.backendfoundation.persistence.resource.EntityHistory;

/** Gives {@code persistence} the entries of one row. */
@ApplicationScoped
class AuditHistory implements EntityHistory {

    @Inject
    AuditEntries entries;

    @Override
    public Page of(Class<?> entity, String entityId, Map<String, List<String>> parameters) {
        EntryParameters sent = new EntryParameters(parameters, Set.of(EntryParameters.LIMIT, EntryParameters.CURSOR));
        int limit = sent.limit();
        Optional<String> cursor = sent.text(EntryParameters.CURSOR);
        sent.refuseViolations();
        EntryFilter filter = EntryFilter.ofEntity(types(entity), entityId);
        EntryPage page = entries.page(new EntryPages(filter, limit, cursor.map(text -> EntryCursor.decode(text, filter.scope()))));
        return new Page(page.json(Optional.empty()), page.items().isEmpty(), page.next(), page.previous());
    }

    /** An entry names the concrete entity; a resource may serve one that others inherit from. */
    private List<String> types(Class<?> entity) {
        return MetadataRegistry.within(entity).map(EntityMetadata::name).sorted().toList();
    }
}
