package org.backendfoundation.persistence.list;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.backendfoundation.rest.deprecation.Deprecation;

/** Which deprecated attributes the parameters of a request ask for by name. */
public final class DeprecatedParameters {

    private DeprecatedParameters() {
    }

    /** Of a filter, a sort, {@code fields} or {@code expand}; what is no allowed name was refused before. */
    public static Set<Deprecation> used(EntityMetadata<?> metadata, Map<String, List<String>> sent) {
        List<String> names = new ArrayList<>(NamesParameter.names(sent.getOrDefault(ShownParameters.FIELDS, List.of())));
        names.addAll(NamesParameter.names(sent.getOrDefault(ExpandParameter.NAME, List.of())));
        NamesParameter.names(sent.getOrDefault(SortParameter.NAME, List.of())).forEach(sort -> names.add(SortParameter.name(sort)));
        sent.keySet()
                .forEach(parameter -> FilterParameters.attribute(metadata, parameter).map(ListedAttribute::name).ifPresent(names::add));
        return new LinkedHashSet<>(metadata.deprecationsByName(names).values());
    }
}
