package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.migration.revision.SqlToken.Kind;

/**
 * Splits SQL into tokens as PostgreSQL's own scanner does, with {@code standard_conforming_strings} on: comments are nested, only {@code
 * E'…'} has backslash escapes, and the text between dollar quotes is opaque. Source: PostgreSQL, {@code src/backend/parser/scan.l}.
 */
final class SqlScanner {

    private static final String SPACES = " \t\n\r\f\u000b";
    private static final int OPEN = -1;

    private final String sql;

    SqlScanner(String sql) {
        this.sql = sql;
    }

    static List<SqlToken> tokens(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        List<SqlToken> tokens = new ArrayList<>();
        for (int start = 0; start < sql.length(); start = tokens.get(tokens.size() - 1).end()) {
            tokens.add(scanner.tokenAt(start));
        }
        return tokens;
    }

    /** The token that begins at this position. */
    SqlToken tokenAt(int start) {
        char first = sql.charAt(start);
        if (isSpace(first)) {
            return token(Kind.SPACE, start, whileSpace(start));
        }
        if (sql.startsWith("--", start)) {
            return token(Kind.COMMENT, start, lineEnd(start));
        }
        if (sql.startsWith("/*", start)) {
            return token(Kind.COMMENT, start, commentEnd(start));
        }
        return first == '\'' || first == '"' || first == '$' || isEscaping(start) ? quoted(start, first) : plain(start, first);
    }

    private SqlToken quoted(int start, char first) {
        return switch (first) {
            case '"' -> token(Kind.NAME, start, quoteEnd(start, '"'));
            case '\'' -> token(Kind.LITERAL, start, quoteEnd(start, '\''));
            case '$' -> dollars(start);
            default -> token(Kind.LITERAL, start, escapedEnd(start + 1));
        };
    }

    private SqlToken plain(int start, char first) {
        return isOfWord(first) ? token(Kind.WORD, start, wordEnd(start)) : token(Kind.SIGN, start, start + 1);
    }

    private boolean isEscaping(int start) {
        return (sql.charAt(start) == 'e' || sql.charAt(start) == 'E') && sql.startsWith("'", start + 1);
    }

    private SqlToken token(Kind kind, int start, int end) {
        return new SqlToken(kind, sql.substring(start, end == OPEN ? sql.length() : end), start, end != OPEN);
    }

    private int whileSpace(int from) {
        int at = from;
        while (at < sql.length() && isSpace(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    private int wordEnd(int from) {
        int at = from;
        while (at < sql.length() && (isOfWord(sql.charAt(at)) || sql.charAt(at) == '$')) {
            at++;
        }
        return at;
    }

    private int lineEnd(int from) {
        int end = sql.indexOf('\n', from);
        return end < 0 ? sql.length() : end;
    }

    private int commentEnd(int from) {
        int depth = 0;
        for (int at = from; at < sql.length() - 1; at++) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at++;
            }
            if (depth == 0) {
                return at + 1;
            }
        }
        return OPEN;
    }

    /** A doubled quote belongs to the text. It need not be recognized, since both parts together end at the same place. */
    private int quoteEnd(int from, char quote) {
        int end = sql.indexOf(quote, from + 1);
        return end < 0 ? OPEN : end + 1;
    }

    /** A literal continues, with its backslashes, after a line break (SQL standard). */
    private int escapedEnd(int quote) {
        for (int at = quote + 1; at < sql.length(); at++) {
            if (sql.charAt(at) == '\\') {
                at++;
            } else if (sql.charAt(at) == '\'') {
                int next = sql.startsWith("'", at + 1) ? at + 1 : nextLine(at + 1);
                if (next < 0) {
                    return at + 1;
                }
                at = next;
            }
        }
        return OPEN;
    }

    /** Where the literal's next part begins; negative where it has none. */
    private int nextLine(int from) {
        int at = from;
        for (int end = whileSpace(at); end > at || sql.startsWith("--", at); end = whileSpace(at)) {
            at = end > at ? end : lineEnd(at);
        }
        return sql.startsWith("'", at) && sql.substring(from, at).contains("\n") ? at : OPEN;
    }

    private SqlToken dollars(int start) {
        int end = start + 1;
        while (end < sql.length() && isOfWord(sql.charAt(end)) && !(end == start + 1 && isDigit(sql.charAt(end)))) {
            end++;
        }
        if (!sql.startsWith("$", end)) {
            return token(Kind.SIGN, start, start + 1);
        }
        String tag = sql.substring(start, end + 1);
        int close = sql.indexOf(tag, end + 1);
        return token(Kind.LITERAL, start, close < 0 ? OPEN : close + tag.length());
    }

    private static boolean isSpace(char letter) {
        return SPACES.indexOf(letter) >= 0;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isOfWord(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_' || isDigit(letter) || letter >= '\u0080';
    }
}
