package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One statement of a script: what stands between semicolons that are in no quotes, comment, brackets or {@code BEGIN ATOMIC} body, as {@code psql} sees it
 * (PostgreSQL, {@code src/fe_utils/psqlscan.l}).
 *
 * @param tokens from the first to the last one that does something
 */
public record SqlStatement(List<SqlToken> tokens) {

    /** In order; none of SQL that has but comments. */
    public static List<SqlStatement> of(String sql) {
        List<SqlStatement> statements = new ArrayList<>();
        Body body = new Body();
        List<SqlToken> tokens = new ArrayList<>();
        for (SqlToken token : SqlScanner.tokens(sql)) {
            if (body.isEnd(token)) {
                add(statements, tokens);
                tokens = new ArrayList<>();
                body = new Body();
            } else if (token.isMeant() || !tokens.isEmpty()) {
                tokens.add(token);
            }
        }
        add(statements, tokens);
        return statements;
    }

    private static void add(List<SqlStatement> statements, List<SqlToken> tokens) {
        int end = tokens.size();
        while (end > 0 && !tokens.get(end - 1).isMeant()) {
            end--;
        }
        if (end > 0) {
            statements.add(new SqlStatement(List.copyOf(tokens.subList(0, end))));
        }
    }

    /** As it is written. */
    String text() {
        return tokens.stream().map(SqlToken::text).collect(Collectors.joining());
    }

    /** Without comments, and with one space for many. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isFirstSpace = !tokens.get(i).isMeant() && tokens.get(i - 1).isMeant();
            plain.append(tokens.get(i).isMeant() ? tokens.get(i).text() : isFirstSpace ? " " : "");
        }
        return plain.toString();
    }

    int start() {
        return tokens.get(0).start();
    }

    /** Whether it begins with these words. */
    boolean begins(String... words) {
        List<SqlToken> meant = tokens.stream().filter(SqlToken::isMeant).limit(words.length).toList();
        for (int i = 0; i < words.length; i++) {
            if (i >= meant.size() || !meant.get(i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean has(String word) {
        return tokens.stream().anyMatch(token -> token.isWord(word));
    }

    /** The bracket or {@code BEGIN} that is open at its end, or the quote; nothing in a statement that is whole. */
    Optional<SqlToken> open() {
        Body body = new Body();
        tokens.forEach(body::isEnd);
        return tokens.stream().filter(token -> !token.isClosed()).findFirst().or(body::open);
    }

    /** How deep within a statement its reader is. */
    private static final class Body {

        private final List<String> firstWords = new ArrayList<>();
        private final List<SqlToken> open = new ArrayList<>();

        boolean isEnd(SqlToken token) {
            switch (token.kind()) {
                case WORD -> word(token);
                case SIGN -> sign(token);
                default -> { }
            }
            return token.isSign(';') && open.isEmpty();
        }

        Optional<SqlToken> open() {
            return open.stream().findFirst();
        }

        private void sign(SqlToken token) {
            if (token.isSign('(')) {
                open.add(token);
            } else if (token.isSign(')') && !open.isEmpty() && open.get(open.size() - 1).isSign('(')) {
                open.remove(open.size() - 1);
            }
        }

        private void word(SqlToken token) {
            if (firstWords.size() < 4) {
                firstWords.add(token.text().toUpperCase(Locale.ROOT));
            }
            boolean isInBrackets = !open.isEmpty() && open.get(open.size() - 1).isSign('(');
            if (isInBrackets || !isOfRoutine()) {
                return;
            }
            if (token.isWord("BEGIN") || token.isWord("CASE") && !open.isEmpty()) {
                open.add(token);
            } else if (token.isWord("END") && !open.isEmpty()) {
                open.remove(open.size() - 1);
            }
        }

        private boolean isOfRoutine() {
            String words = String.join(" ", firstWords) + " ";
            return words.startsWith("CREATE FUNCTION ") || words.startsWith("CREATE PROCEDURE ")
                    || words.startsWith("CREATE OR REPLACE FUNCTION ") || words.startsWith("CREATE OR REPLACE PROCEDURE ");
        }
    }
}
