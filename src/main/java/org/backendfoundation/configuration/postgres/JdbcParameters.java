package org.backendfoundation.configuration.postgres;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * pgjdbc's properties that a URL may set, as of 42.7 (https://jdbc.postgresql.org/documentation/use/). Left out are those that name a
 * class to load or a file to write, and those that an application on a pool has no use for.
 */
final class JdbcParameters {

    static final Map<String, ParameterRule> ALLOWED = Stream.of(texts(), options(), wholes(), wholesOrMinusOne(), flags(), choices())
            .flatMap(Function.identity()).collect(toUnmodifiableMap(ParameterRule::name, Function.identity()));

    private JdbcParameters() {
    }

    private static Stream<ParameterRule> texts() {
        return Stream.of("ApplicationName", "assumeMinServerVersion", "binaryTransferDisable", "binaryTransferEnable", "currentSchema",
                "jaasApplicationName", "kerberosServerName", "localSocketAddress", "maxResultBuffer", "requireAuth",
                "sslcert", "sslfactory", "sslkey", "sslpassword", "sslrootcert", "sspiServiceClass").map(ParameterRule::text);
    }

    private static Stream<ParameterRule> options() {
        return Stream.of(new ParameterRule("options", (given, value) -> ServerOptions.accepted(value)));
    }

    private static Stream<ParameterRule> wholes() {
        return Stream.of("adaptiveFetchMinimum", "cancelSignalTimeout", "connectTimeout", "databaseMetadataCacheFields",
                "databaseMetadataCacheFieldsMiB", "defaultRowFetchSize", "gssResponseTimeout", "hostRecheckSeconds", "loginTimeout",
                "preparedStatementCacheQueries", "preparedStatementCacheSizeMiB", "queryTimeout", "socketTimeout",
                "sslResponseTimeout", "unknownLength").map(ParameterRule::whole);
    }

    private static Stream<ParameterRule> wholesOrMinusOne() {
        return Stream.of("adaptiveFetchMaximum", "prepareThreshold", "receiveBufferSize", "sendBufferSize")
                .map(ParameterRule::wholeOrMinusOne);
    }

    private static Stream<ParameterRule> flags() {
        return Stream.of("adaptiveFetch", "allowEncodingChanges", "binaryTransfer", "cleanupSavepoints", "convertBooleanToNumeric",
                "disableColumnSanitiser", "flushCacheOnDdl", "groupStartupParameters", "gssUseDefaultCreds", "hideUnprivilegedObjects",
                "jaasLogin", "loadBalanceHosts", "logServerErrorDetail", "logUnclosedConnections", "quoteReturningIdentifiers", "readOnly",
                "reWriteBatchedInserts", "tcpKeepAlive", "tcpNoDelay", "useSpnego").map(ParameterRule::flag);
    }

    private static Stream<ParameterRule> choices() {
        return Stream.of(
                ParameterRule.oneOf("autosave", "always", "never", "conservative"),
                ParameterRule.oneOf("channelBinding", "disable", "prefer", "require"),
                ParameterRule.oneOf("escapeSyntaxCallMode", "select", "callIfNoReturn", "call"),
                ParameterRule.oneOf("gssEncMode", "disable", "allow", "prefer", "require"),
                ParameterRule.oneOf("gsslib", "auto", "sspi", "gssapi"),
                ParameterRule.oneOf("preferQueryMode", "extended", "extendedForPrepared", "extendedCacheEverything", "simple"),
                ParameterRule.oneOf("readOnlyMode", "ignore", "transaction", "always"),
                ParameterRule.oneOf("sslNegotiation", "postgres", "direct"),
                ParameterRule.oneOf("sslmode", "disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
                ParameterRule.oneOf("stringtype", "unspecified", "varchar"),
                ParameterRule.mapped("targetServerType", Map.of("any", "any", "primary", "primary", "master", "primary",
                        "secondary", "secondary", "slave", "secondary", "preferSecondary", "preferSecondary",
                        "preferSlave", "preferSecondary", "preferPrimary", "preferPrimary")));
    }
}
