package org.backendfoundation.security.authentication;

import java.util.List;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The setting that distinguishes this installation's cookie from another's on the same host. */
public final class SessionCookieSettings implements SettingsGroup {

    static final Setting<String> NAME = Setting.custom("security_session_cookie", SessionCookieSettings::parse)
            .meaning("The ending of the name of the console's cookie, the same on all nodes; without it, a hash of the database's address");

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9]{1,32}");

    private static String parse(String text) {
        if (!WELL_FORMED.matcher(text).matches()) {
            throw new SettingRuleException("letters_and_digits", "This is no end of a cookie's name.",
                    "Give 1 to 32 letters and digits, such as the installation's name.");
        }
        return text;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(NAME);
    }

    @Override
    public String part() {
        return SECURITY_CONFIGURATION;
    }
}
