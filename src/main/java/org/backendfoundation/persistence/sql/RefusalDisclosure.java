package org.backendfoundation.persistence.sql;

import java.util.Optional;

/** What a caller may know of what the database refuses: names of constraints tell of columns that it may not read. */
public interface RefusalDisclosure {

    /** Of a caller who may read everything, and of work without one. */
    RefusalDisclosure WHOLE = new RefusalDisclosure() {

        @Override
        public boolean isKnown(Class<?> entity, String field) {
            return true;
        }

        @Override
        public boolean isWhole(Optional<String> table) {
            return true;
        }
    };

    /** @param field as {@link ConstraintMeaning} names it */
    boolean isKnown(Class<?> entity, String field);

    /**
     * Whether the caller may read all that the rows of a table have.
     *
     * @param table empty where the database does not name it
     */
    boolean isWhole(Optional<String> table);
}
