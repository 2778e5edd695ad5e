package org.backendfoundation.configuration.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** libpq's parameters (PostgreSQL documentation, section 34.1.2), under the names that differ from pgjdbc's. */
final class LibpqParameters {

    private static final Map<String, String> SESSIONS = Map.of("any", "any", "read-write", "primary", "primary", "primary",
            "read-only", "secondary", "standby", "secondary", "prefer-standby", "preferSecondary");
    private static final Map<String, String> SESSIONS_BACK = Map.of("any", "any", "primary", "primary", "secondary", "standby",
            "preferSecondary", "prefer-standby");
    private static final Map<String, String> LOAD_BALANCE = Map.of("disable", "false", "random", "true");
    private static final Map<String, String> KEEP_ALIVE = Map.of("0", "false", "1", "true");

    /** Parameters that differ in their name only. */
    private static final Map<String, String> RENAMED = Map.of("application_name", "ApplicationName", "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding", "gssencmode", "gssEncMode", "krbsrvname", "kerberosServerName",
            "require_auth", "requireAuth", "sslnegotiation", "sslNegotiation");

    static final Map<String, ParameterRule> ALLOWED = allowed();

    private LibpqParameters() {
    }

    private static Map<String, ParameterRule> allowed() {
        Map<String, ParameterRule> rules = new HashMap<>();
        RENAMED.forEach((libpq, pgjdbc) -> rules.put(libpq, JdbcParameters.ALLOWED.get(pgjdbc)));
        rules.put("connect_timeout", ParameterRule.limit("connectTimeout"));
        rules.put("target_session_attrs", ParameterRule.mapped("targetServerType", SESSIONS));
        rules.put("load_balance_hosts", ParameterRule.mapped("loadBalanceHosts", LOAD_BALANCE));
        rules.put("keepalives", ParameterRule.mapped("tcpKeepAlive", KEEP_ALIVE));
        return Map.copyOf(rules);
    }

    /** libpq's name and value for a parameter of pgjdbc; pgjdbc's own where libpq has none. */
    static Entry<String, String> back(String name, String value) {
        return switch (name) {
            case "targetServerType" -> Optional.ofNullable(SESSIONS_BACK.get(value)).map(back -> Map.entry("target_session_attrs", back))
                    .orElse(Map.entry(name, value));
            case "loadBalanceHosts" -> Map.entry("load_balance_hosts", value.equals("true") ? "random" : "disable");
            case "tcpKeepAlive" -> Map.entry("keepalives", value.equals("true") ? "1" : "0");
            default -> Map.entry(nameBack(name), value);
        };
    }

    private static String nameBack(String name) {
        return RENAMED.entrySet().stream().filter(entry -> entry.getValue().equals(name)).map(Entry::getKey).findAny().orElse(name);
    }
}
