package org.backendfoundation.persistence.list;

import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.Violation;

/** The query parameter that names what an answer embeds. */
public final class ExpandParameter {

    public static final String NAME = "expand";

    private ExpandParameter() {
    }

    static Optional<Violation> violation(EntityMetadata<?> metadata, List<String> given) {
        return NamesParameter.violation(NAME, given, metadata.expansions(), "Nothing can be expanded here; leave it out.");
    }
}
