package org.backendfoundation.persistence.resource;

import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.metadata.BodyChange;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.ParsedObject;

/**
 * Makes and changes the rows of a resource as bodies say, in the transaction of the entities.
 *
 * @param resource looks at each change, by {@link EntityResource#change}
 */
record BodyWriting<E extends BaseEntity>(EntityResource<E> resource, EntityJson<E> json, EntityTransactions calls) {

    /** Makes the row that a body describes. */
    E insert(Repository<E> entities, ParsedObject sent) {
        BodyChange change = calls.change(Mode.CREATE, entities.session());
        E created = json.create(sent, change);
        resource.change(entities.session(), created, () -> EntityChange.write(change, () -> entities.create(created)));
        return created;
    }

    /** Changes a row as a body says. */
    E apply(Repository<E> entities, E entity, ParsedObject sent, Mode mode) {
        BodyChange change = calls.change(mode, entities.session());
        resource.change(entities.session(), entity,
                () -> EntityChange.write(change, () -> entities.update(entity, found -> modify(entities, found, sent, change))));
        return entity;
    }

    /** Makes the row that a body describes, and leaves it to {@link Repository#writeAll} to write it. */
    E add(Repository<E> entities, ParsedObject sent) {
        BodyChange change = calls.change(Mode.CREATE, entities.session());
        E created = json.create(sent, change);
        EntityChange.write(change, () -> entities.session().persist(created));
        return created;
    }

    /** Changes a row as a body says, and leaves it to {@link Repository#writeAll} to write it. */
    void modify(Repository<E> entities, E entity, ParsedObject sent) {
        modify(entities, entity, sent, calls.change(Mode.MERGE, entities.session()));
    }

    private void modify(Repository<E> entities, E entity, ParsedObject sent, BodyChange change) {
        json.metadata().change(entity, sent, change);
        if (change.hasChangedParts()) {
            entities.touch(entity);
        }
    }
}
