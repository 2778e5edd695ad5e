package org.backendfoundation.persistence;

import java.util.List;
import java.util.Optional;
import org.backendfoundation.annotation.PublicApi;

/**
 * A part of a list.
 *
 * @param next the cursor of the part after it; empty at the end
 */
@PublicApi
public record Page<T>(List<T> items, Optional<String> next) {
}
