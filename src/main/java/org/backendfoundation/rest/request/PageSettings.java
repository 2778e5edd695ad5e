package org.backendfoundation.rest.request;

import java.util.List;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The settings of the application's own pages. */
public final class PageSettings implements SettingsGroup {

    /** What a header's value may have in it (RFC 9110, section 5.5). */
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7E]+");

    static final Setting<String> POLICY = Setting.custom("pages_policy", PageSettings::policy)
            .meaning(
                    "The Content-Security-Policy of the application's own pages, outside of /api and /admin; without it they may load nothing");

    @Override
    public List<Setting<?>> settings() {
        return List.of(POLICY);
    }

    @Override
    public String part() {
        return "rest";
    }

    private static String policy(String text) {
        if (!VISIBLE.matcher(text).matches()) {
            throw new IllegalArgumentException("A policy has visible ASCII characters and blanks alone.");
        }
        return text;
    }
}
