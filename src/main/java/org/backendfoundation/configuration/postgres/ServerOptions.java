package org.backendfoundation.configuration.postgres;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * The parameter {@code options}: settings of the server, {@code -c name=value}, {@code -cname=value} or {@code --name=value} (postgres,
 * Options).
 */
final class ServerOptions {

    private static final Pattern SETTING = Pattern.compile("(?:^|\\s)(?:-c\\s*|--)([\\w.-]+)=((?:\\\\.|[^\\s\\\\])*)", Pattern.DOTALL);
    private static final Set<String> ISOLATION = Set.of("default_transaction_isolation", "transaction_isolation");
    private static final String READ_COMMITTED = "read committed";

    private ServerOptions() {
    }

    /** @throws SettingRuleException where one would have no effect */
    static String accepted(String options) {
        Matcher setting = SETTING.matcher(options);
        while (setting.find()) {
            String name = setting.group(1).toLowerCase(Locale.ROOT).replace('-', '_');
            String value = setting.group(2).replaceAll("\\\\(.)", "$1");
            if (ISOLATION.contains(name) && !value.equalsIgnoreCase(READ_COMMITTED)) {
                throw new SettingRuleException("parameter_refused",
                        "The parameter options sets " + name + ", which would have no effect: the server's "
                                + "pool sets each connection to read committed, which the audit trail's seals rely on.",
                        "Leave it out; SELECT … FOR UPDATE, or a constraint, keeps two transactions apart where that matters.");
            }
        }
        return options;
    }
}
