package org.backendfoundation.configuration.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.configuration.rule.PercentCode;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * Cuts a connection URL into its pieces, in the order in which libpq does (PostgreSQL documentation, section 34.1.1.2 "Connection URIs";
 * fe-connect.c, conninfo_uri_parse_options) or pgjdbc (Driver.parseURL). Its violations never quote the URL: what is misread may be a
 * part of the password.
 */
final class UrlCutter {

    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");
    private static final String JDBC = "jdbc:postgresql:";
    private static final Map<String, String> JDBC_PLACE = Map.of("PGHOST", "host", "PGPORT", "port", "PGDBNAME", "dbname");
    private static final Set<String> PLACE = Set.of("host", "port", "dbname", "user", "password");

    private final boolean isJdbc;
    private final Map<String, String> place = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private UrlCutter(boolean isJdbc) {
        this.isJdbc = isJdbc;
    }

    static UrlParts cut(String url) {
        UrlCutter cutter = new UrlCutter(url.startsWith(JDBC));
        String body = cutter.isJdbc ? jdbcBody(url) : libpqBody(url);
        refuse(url.chars().anyMatch(c -> c <= ' ' || c == 127), "url_white_space", "The URL contains white space or a control character.",
                "Write a space as %20.");
        cutter.cutBody(body);
        return new UrlParts(cutter.isJdbc, cutter.place, cutter.parameters);
    }

    private static String jdbcBody(String url) {
        if (!url.startsWith("//", JDBC.length())) {
            throw new SettingRuleException("host_missing", "The URL names no host.", "Write jdbc:postgresql://host:5432/database.");
        }
        return url.substring(JDBC.length() + "//".length());
    }

    private static String libpqBody(String url) {
        int end = url.indexOf("://");
        refuse(end < 0 && url.contains("="), "url_scheme", "This is a key/value string and no URL.",
                "Write it as postgresql://user@host:5432/database?parameter=value.");
        String scheme = end < 0 ? "" : url.substring(0, end);
        int plus = scheme.indexOf('+');
        boolean isDriverNamed = plus < 0 || plus + 1 < scheme.length() && scheme.substring(plus + 1).chars().allMatch(UrlCutter::isWord);
        if (!SCHEMES.contains(plus < 0 ? scheme : scheme.substring(0, plus)) || !isDriverNamed) {
            throw new SettingRuleException("url_scheme", "This is no PostgreSQL URL.",
                    "Begin it with postgresql://, postgres://, postgresql+driver:// or jdbc:postgresql://.");
        }
        return url.substring(end + "://".length());
    }

    private void cutBody(String body) {
        String rest = isJdbc ? body : cutCredentials(body);
        int question = rest.indexOf('?');
        String server = question < 0 ? rest : rest.substring(0, question);
        int slash = server.indexOf('/');
        cutServers(slash < 0 ? server : server.substring(0, slash));
        if (slash >= 0) {
            cutDatabase(server.substring(slash + 1));
        }
        if (question >= 0) {
            cutParameters(rest.substring(question + 1));
        }
    }

    /** Credentials end at the first @, unless a / comes before it. */
    private String cutCredentials(String body) {
        int at = body.indexOf('@');
        int slash = body.indexOf('/');
        if (at < 0 || slash >= 0 && slash < at) {
            return body;
        }
        int colon = body.substring(0, at).indexOf(':');
        place.put("user", decode(body.substring(0, colon < 0 ? at : colon), "user"));
        if (colon >= 0) {
            place.put("password", decode(body.substring(colon + 1, at), "password"));
        }
        return body.substring(at + 1);
    }

    private void cutServers(String servers) {
        if (servers.contains("@")) {
            throw isJdbc ? new SettingRuleException("jdbc_credentials", "A JDBC URL has no user and password before the host.",
                    "Give them as parameters: ?user=…&password=….")
                    : new SettingRuleException("url_encoding", "There is a second @ before the host.",
                            "Write an @ in user or password as %40.");
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String server : servers.split(",", -1)) {
            int colon = server.indexOf(':', endOfBrackets(server));
            hosts.add(isJdbc ? server.substring(0, colon < 0 ? server.length() : colon)
                    : decode(server.substring(0, colon < 0 ? server.length() : colon), "host"));
            ports.add(colon < 0 ? "" : server.substring(colon + 1));
        }
        place.put("host", String.join(",", hosts));
        place.put("port", String.join(",", ports));
    }

    private static int endOfBrackets(String server) {
        return server.startsWith("[") ? Math.max(server.indexOf(']'), 0) : 0;
    }

    private void cutDatabase(String database) {
        if (database.contains("/") || database.contains("@")) {
            throw new SettingRuleException("url_encoding", "After the host's end there is a second / or an @.",
                    "Write / as %2F and @ as %40 in user, password and database.");
        }
        place.put("dbname", decode(database, "database"));
    }

    private void cutParameters(String query) {
        Set<String> seen = new HashSet<>();
        // After a password, or before an @, a name may be a part of a password with an unescaped & or ?, so it is not shown.
        boolean isSecretNear = query.contains("@");
        String[] tokens = query.split("&", -1);
        for (int i = 0; i < tokens.length; i++) {
            String number = "parameter number " + (i + 1);
            boolean isEnd = i == tokens.length - 1;
            if (!tokens[i].isEmpty() || !isJdbc && !isEnd) {
                String name = name(tokens[i], number);
                refuse(!seen.add(name), "parameter_twice", "The " + number + " is given twice.",
                        "Give it once; several hosts are separated by commas.");
                if (isSecretNear && !PLACE.contains(name) && !UrlParameters.isKnown(name)) {
                    throw UrlParameters.unknown(number);
                }
                (PLACE.contains(name) ? place : parameters).put(name, value(tokens[i], number));
                isSecretNear |= name.endsWith("password");
            }
        }
    }

    /**
     * The name of one parameter. libpq requires exactly one equals sign in each, and allows an empty one only at the end; to pgjdbc a name
     * alone has an empty value.
     */
    private String name(String token, String number) {
        int equal = token.indexOf('=');
        refuse(!isJdbc && (equal < 0 || token.indexOf('=', equal + 1) >= 0), "parameter_form",
                "The " + number + " is not of the form name=value.", "Write & as %26 and = as %3D within a value.");
        String name = decode(equal < 0 ? token : token.substring(0, equal), "name of " + number);
        return isJdbc ? JDBC_PLACE.getOrDefault(name, name) : name;
    }

    private String value(String token, String number) {
        int equal = token.indexOf('=');
        return equal < 0 ? "" : decode(token.substring(equal + 1), "value of " + number);
    }

    private static void refuse(boolean isBroken, String rule, String message, String remedy) {
        if (isBroken) {
            throw new SettingRuleException(rule, message, remedy);
        }
    }

    private String decode(String text, String what) {
        return PercentCode.decode(text, isJdbc, what);
    }

    static boolean isWord(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }
}
