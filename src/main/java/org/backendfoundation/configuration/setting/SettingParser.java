package org.backendfoundation.configuration.setting;

import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.jspecify.annotations.NullMarked;

/** Reads a setting's text as its type. */
@PublicApi
@NullMarked
@FunctionalInterface
public interface SettingParser<T> {

    /** @throws SettingRuleException if the text breaks a rule; an {@link IllegalArgumentException} counts as the rule {@code malformed} */
    T parse(String text);
}
