package org.backendfoundation.rest.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * Names of header fields, separated by commas in a setting. Headers that identify a caller are not allowed, because pages of other origins
 * could read them.
 */
public record HeaderNames(List<String> names) {

    public static final HeaderNames NONE = new HeaderNames(List.of());

    /** RFC 9110, section 5.1, without the {@code *} that CORS takes for any. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'+\\-.^_`|~0-9A-Za-z]+");
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie", "cookie2", "set-cookie",
            "set-cookie2", "x-csrf-token");

    /** @throws SettingRuleException saying which name is none, or is not to be opened */
    public static HeaderNames parse(String text) {
        List<String> names = Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
        names.forEach(HeaderNames::require);
        return NONE.and(new HeaderNames(names));
    }

    private static void require(String name) {
        if (!TOKEN.matcher(name).matches()) {
            throw new SettingRuleException("header_name", "A name is '*', which stands for any, or no name of a header.",
                    "Give each name by itself, such as X-Client-Version.");
        }
        if (CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new SettingRuleException("credential_header", name + " carries a credential.",
                    "Leave it out; Authorization may be sent without it.");
        }
    }

    /** Appends names; of two that differ in case only, the first stays. */
    public HeaderNames and(HeaderNames more) {
        List<String> all = new ArrayList<>(names);
        more.names().stream().filter(name -> all.stream().noneMatch(name::equalsIgnoreCase)).forEach(all::add);
        return new HeaderNames(List.copyOf(all));
    }

    /** The list as CORS headers write it. */
    public String field() {
        return String.join(", ", names);
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}
