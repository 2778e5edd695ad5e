package org.backendfoundation.testkit.entity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backendfoundation.testkit.entity.JavaText.Element;

/** The resource; rows that something unique names may be exported and imported. */
final class ResourceFile {

    private static final String BULK = "org.backendfoundation.persistence.bulk.Bulk";

    private ResourceFile() {
    }

    static String text(NewEntity entity) {
        Set<String> imports = new TreeSet<>(Set.of("jakarta.annotation.security.RolesAllowed",
                "jakarta.enterprise.context.ApplicationScoped", "jakarta.ws.rs.Path",
                "org.backendfoundation.persistence.resource.EntityResource", "org.backendfoundation.role.Roles"));
        String bulk = bulk(entity);
        if (!bulk.isEmpty()) {
            imports.add(BULK);
        }
        return """
                package %s;

                %s
                /** %s over REST. */
                @ApplicationScoped
                @Path("%s")
                @RolesAllowed(Roles.CLIENT)
                %spublic class %sResource extends EntityResource<%s> {

                    public %sResource() {
                        super(%s.class);
                    }
                }
                """.formatted(entity.packageName(), JavaText.imports(entity.packageName(), imports),
                Names.capital(Names.pluralSentence(entity.name())), entity.path(), bulk, entity.name(), entity.name(), entity.name(),
                entity.name());
    }

    private static String bulk(NewEntity entity) {
        List<String> keys = entity.definition().unique().map(Attribute::column).toList();
        List<String> references = entity.definition().references()
                .flatMap(attribute -> entity.target(attribute).key().map(key -> attribute.name() + "." + key).stream()).toList();
        return keys.isEmpty() ? "" : JavaText.annotation("Bulk", new Element("keys", keys), new Element("references", references));
    }
}
