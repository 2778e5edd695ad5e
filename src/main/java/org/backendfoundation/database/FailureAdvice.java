package org.backendfoundation.database;

/** What a failure to connect tells callers and operators: what to check, and nothing of the driver's message. */
public final class FailureAdvice {

    private FailureAdvice() {
    }

    public static String of(DatabaseError code) {
        return switch (code) {
            case CREDENTIALS_REFUSED ->
                "PostgreSQL refuses the user or password of the pool; check DATABASE_URL and the pool's user and password";
            case PASSWORD_FILE_UNREADABLE ->
                "PostgreSQL asks for the password, and the file of DATABASE_PASSWORD_FILE, or of DATABASE_OWNER_PASSWORD_FILE, cannot be "
                        + "read or has something else; write it again: the next connection reads it";
            case DATABASE_UNKNOWN -> "PostgreSQL has no database of the name in DATABASE_URL; create it or mend the name";
            case CONNECTIONS_USED_UP -> "PostgreSQL accepts no further connections; raise its max_connections or make the pools smaller";
            case DATABASE_READ_ONLY -> "The database is read-only: a standby or a demoted primary; point DATABASE_URL at the primary";
            case POOL_MISSING -> "The server has no data source jdbc/foundation; run its configure";
            case POOLER_REFUSES_OPTIONS ->
                "A pooler answers at DATABASE_URL and refuses the startup parameter options; leave it out by options= in "
                        + "DATABASE_URL, with prepareThreshold=0 where it pools transactions, or connect to PostgreSQL itself";
            case ADDRESS_REFUSED ->
                "PostgreSQL answers, and its pg_hba.conf has no line that admits this user from this machine to this database; "
                        + "add one";
            default -> ofTls(code);
        };
    }

    private static String ofTls(DatabaseError code) {
        return switch (code) {
            case TLS_NOT_OFFERED ->
                "PostgreSQL answers and speaks no TLS, which sslmode in DATABASE_URL demands; set ssl = on in PostgreSQL, "
                        + "or sslmode=disable where nobody is on the way";
            case TLS_REQUIRED ->
                "PostgreSQL answers, and its pg_hba.conf admits this user, machine and database by no unencrypted connection; "
                        + "set sslmode=require in DATABASE_URL, or add a line to pg_hba.conf";
            case CLIENT_CERTIFICATE_REFUSED -> "PostgreSQL asks for a client's certificate and does not accept this one, or none; "
                    + "check sslcert and sslkey in DATABASE_URL";
            case CERTIFICATE_FILE_UNREADABLE ->
                "A file that sslrootcert, sslcert or sslkey in DATABASE_URL names is missing, not readable or none "
                        + "of that kind; put it there, or mend the name";
            case CERTIFICATE_OF_ANOTHER_HOST ->
                "PostgreSQL's certificate is for another name than the host in DATABASE_URL; write the host as the "
                        + "certificate has it, or have one made for this name";
            case CERTIFICATE_UNTRUSTED -> "PostgreSQL's certificate is not of an authority in the file of sslrootcert, or has expired; "
                    + "name the file with that authority's certificate, or renew PostgreSQL's";
            case TLS_FAILED ->
                "PostgreSQL answers, and both sides agree on no TLS; check sslmode and the certificates in DATABASE_URL and in "
                        + "PostgreSQL";
            default -> "PostgreSQL does not answer at the host and port of DATABASE_URL; start it, or check the address and the network";
        };
    }
}
