package org.backendfoundation.persistence.metadata;

import jakarta.validation.Valid;
import java.util.List;
import org.backendfoundation.persistence.metadata.ValueFormat.Described;
import org.backendfoundation.persistence.metadata.ValueFormat.View;
import org.backendfoundation.persistence.property.Constraints;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.rest.openapi.DeprecationMarks;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * What schemas say of one attribute: whether an answer always has it, and what a body must and may have of it.
 *
 * @param initial its value in a new object
 */
record AttributeSchema(EntityAttribute attribute, Property property, Object initial) {

    private static final String SENT_BACK = "Set by the application; ignored if it is as the answer had it";
    private static final String WHICH_PART = "The part that has it; without it, a new part";

    /** Whether a schema names it: a body that creates has nothing that the application sets, others may have it from an answer. */
    boolean isIn(View view) {
        return view == View.ANSWER ? attribute.isReadable() : view == View.INPUT ? attribute.isWritable(true) : attribute.isShown();
    }

    /** Whether an answer always has it, or a body must have it, because what it gets otherwise is refused. */
    boolean isRequired(Described described) {
        return switch (described.view()) {
            case ANSWER -> attribute.isWrittenAsNull() || isAlwaysShown(described);
            case INPUT, ELEMENT -> attribute.isWritable(true) && isRefused(initial, described);
            case REPLACEMENT -> attribute.isWritable(false) && attribute.isReadable() && !attribute.isWrittenOnce()
                    && isRefused(property.takesPrimitive() ? initial : attribute.format().parsedNull(), described);
            case PATCH -> false;
        };
    }

    /** What an object embeds is null where all of it is, whatever was written. */
    private boolean isAlwaysShown(Described described) {
        boolean isNeverNull = attribute.isPrimitive() || isRefused(null, described)
                || initial != null && attribute.format().parsedNull() != null;
        return isNeverNull && (!(attribute.format() instanceof ObjectFormat object)
                || object.attributes().stream().anyMatch(inner -> inner.schema().isAlwaysShown(inside(described, false))));
    }

    private boolean isRefused(Object value, Described described) {
        List<Class<?>> groups = described.view().groups();
        if (value == null) {
            return attribute.isStoredNotNull() || described.isValidated() && Constraints.isNotNull(property, groups);
        }
        return described.isValidated() && !Constraints.admit(property, value, groups);
    }

    /** @param owner the class that has it */
    Schema of(Described described, Class<?> owner) {
        Schema schema = unmarked(described, owner);
        return attribute.deprecation().map(said -> DeprecationMarks.mark(schema, said)).orElse(schema);
    }

    /** Constraints are told of bodies alone: a row may be older than a constraint. */
    private Schema unmarked(Described described, Class<?> owner) {
        boolean isNullable = mayBeNull(described);
        Schema schema = attribute.format().schema(inside(described, isNullable).at(owner, attribute.name()));
        if (schema.getRef() != null) {
            return schema;
        }
        if (described.view() == View.ANSWER) {
            schema.readOnly(isWritable(View.ANSWER) ? null : Boolean.TRUE);
        } else if (!isWritable(described.view())) {
            schema.description(attribute.name().equals(ObjectFormat.ID) && described.view() == View.ELEMENT ? WHICH_PART : SENT_BACK);
        } else if (described.isValidated()) {
            Constraints.describe(property, schema, described.view().groups());
            if (described.view() == View.PATCH) {
                SchemaTypes.withoutNumberOfFields(schema);
            }
        }
        return isNullable ? SchemaTypes.orNull(schema) : schema;
    }

    /** An embedded object is validated with its owner where the attribute says so, and what a collection holds is in any case. */
    private Described inside(Described described, boolean isNullable) {
        boolean isValidated = described.isValidated() && property.has(Valid.class);
        return new Described(described.view(), isValidated, isNullable, described.place(), described.names());
    }

    private boolean mayBeNull(Described described) {
        if (described.view() == View.ANSWER) {
            return attribute.isWrittenAsNull() && !isAlwaysShown(described);
        }
        if (!isWritable(described.view())) {
            // a new part has none of them yet
            return !isAlwaysShown(described) || described.view() == View.ELEMENT && initial == null;
        }
        return !property.takesPrimitive() && !isRefused(initial == null ? null : attribute.format().parsedNull(), described);
    }

    private boolean isWritable(View view) {
        return switch (view) {
            case INPUT -> attribute.isWritable(true);
            case REPLACEMENT, PATCH -> attribute.isWritable(false);
            case ANSWER, ELEMENT -> attribute.isWritable(true) || attribute.isWritable(false);
        };
    }
}
