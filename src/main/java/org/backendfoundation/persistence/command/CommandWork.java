package org.backendfoundation.persistence.command;

import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.BaseEntity;
import org.jspecify.annotations.NullMarked;

/** What a command does with a row and, by {@link CallerRows}, with rows of other entities. What it throws takes all of it back. */
@PublicApi
@NullMarked
@FunctionalInterface
public interface CommandWork<E extends BaseEntity> {

    void run(CallerRows rows, E entity);
}
