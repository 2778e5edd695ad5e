package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.BodyChange.Tree;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.OneToManyMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;

/** A reference to one other entity: its id. */
final class ReferenceFormat extends ValueFormat {

    private static final ScalarFormat ID = new ScalarFormat(UUID.class, JsonScalars.of(UUID.class).orElseThrow());

    private final ObjectFormat target;
    private final Tree tree;

    /** @param tree null where rows may refer to each other in a circle */
    private ReferenceFormat(ObjectFormat target, Tree tree) {
        this.target = target;
        this.tree = tree;
    }

    static ReferenceFormat of(OneToOneMapping reference, ObjectFormat target, AbstractSession session) {
        DatabaseField field = ProviderLists.<DatabaseField>of(reference, "getForeignKeyFields").get(0);
        return new ReferenceFormat(target, isTree(reference) ? new Tree(field.getTable().getQualifiedNameDelimited(session.getPlatform()),
                field.getNameDelimited(session.getPlatform())) : null);
    }

    /** Rows that refer to one of their kind, which has the list of those that do, are a tree. */
    private static boolean isTree(OneToOneMapping reference) {
        ClassDescriptor owner = reference.getDescriptor();
        return owner == reference.getReferenceDescriptor() && ProviderLists.<DatabaseMapping>of(owner, "getMappings").stream()
                .anyMatch(mapping -> mapping instanceof OneToManyMapping rows && rows.getReferenceDescriptor() == owner
                        && reference.getAttributeName().equals(rows.getMappedBy()));
    }

    /** What stands beside the id where an answer embeds the row. */
    static String embeddedName(String name) {
        return name.substring(0, name.length() - Property.ID_SUFFIX.length());
    }

    ObjectFormat target() {
        return target;
    }

    static ScalarFormat id() {
        return ID;
    }

    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        return ID.parse(value, mode, at, violations);
    }

    /** Asks for the row only where the reference changes: what refers to a deleted row may be changed otherwise. */
    @Override
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        boolean mayClose = tree != null && !change.isCreating() && target.type().isInstance(owner);
        return mayClose ? change.parent(tree, target.type(), (UUID) target.id(owner), (UUID) parsed, at)
                : change.reference(target.type(), (UUID) parsed, at);
    }

    @Override
    Class<?> referenceTarget() {
        return target.type();
    }

    @Override
    void write(Object value, JsonGenerator out) {
        ID.write(value, out);
    }

    @Override
    Schema schema(Described described) {
        return ID.schema(described);
    }

    @Override
    Optional<JsonScalar> scalar() {
        return ID.scalar();
    }
}
