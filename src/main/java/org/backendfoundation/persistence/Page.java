package org.backendfoundation.persistence;

import java.util.List;
import java.util.Optional;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * One page of a list.
 *
 * @param next     the cursor of the next page; empty at the end
 * @param previous the cursor of the page before; empty at the beginning
 */
@PublicApi
@NullMarked
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous) {
}
