package org.backendfoundation.configuration.setting;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;
/**
 * One rule that one setting breaks. {@link ApplicationConfiguration#violation} makes one with value and source filled in.
 *
 * @param key     the setting's key
 * @param rule    the rule's name in lower snake case
 * @param message the facts, as a sentence
 * @param remedy  what to do, as a sentence
 * @param value   the offending value, masked
 * @param source  where the value came from
 */
@PublicApi
@NullMarked
public record ConfigurationViolation(String key, String rule, String message, String remedy, String value, String source) {
}
