package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One statement of a script: the text between semicolons that are not in quotes, comments, brackets or a {@code BEGIN ATOMIC} body, as
 * {@code psql} splits it (PostgreSQL, {@code src/fe_utils/psqlscan.l}).
 *
 * @param tokens from the first to the last meaningful token
 */
public record SqlStatement(List<SqlToken> tokens) {

    /** In order; empty for SQL that has only comments. */
    public static List<SqlStatement> of(String sql) {
        List<SqlStatement> statements = new ArrayList<>();
        Body body = new Body();
        List<SqlToken> tokens = new ArrayList<>();
        for (SqlToken token : SqlScanner.tokens(sql)) {
            if (body.isEnd(token)) {
                add(statements, tokens);
                tokens = new ArrayList<>();
                body = new Body();
            } else if (token.isMeaningful() || !tokens.isEmpty()) {
                tokens.add(token);
            }
        }
        add(statements, tokens);
        return statements;
    }

    private static void add(List<SqlStatement> statements, List<SqlToken> tokens) {
        int end = tokens.size();
        while (end > 0 && !tokens.get(end - 1).isMeaningful()) {
            end--;
        }
        if (end > 0) {
            statements.add(new SqlStatement(List.copyOf(tokens.subList(0, end))));
        }
    }

    /** The text as written. */
    String text() {
        return tokens.stream().map(SqlToken::text).collect(Collectors.joining());
    }

    /** The text without comments, and with single spaces. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isFirstSpace = !tokens.get(i).isMeaningful() && tokens.get(i - 1).isMeaningful();
            plain.append(tokens.get(i).isMeaningful() ? tokens.get(i).text() : isFirstSpace ? " " : "");
        }
        return plain.toString();
    }

    int start() {
        return tokens.get(0).start();
    }

    /** Whether it begins with these words. */
    boolean startsWith(String... words) {
        List<SqlToken> meant = tokens.stream().filter(SqlToken::isMeaningful).limit(words.length).toList();
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

    /** The bracket, {@code BEGIN} or quote that is open at its end; empty for a complete statement. */
    Optional<SqlToken> unclosed() {
        Body body = new Body();
        tokens.forEach(body::isEnd);
        return tokens.stream().filter(token -> !token.isClosed()).findFirst().or(body::unclosed);
    }

    /** Counts brackets and {@code BEGIN} of the statement that is being read. */
    private static final class Body {

        private final List<String> firstWords = new ArrayList<>();
        private final List<SqlToken> unclosed = new ArrayList<>();

        boolean isEnd(SqlToken token) {
            switch (token.kind()) {
                case WORD -> countWord(token);
                case SIGN -> countSign(token);
                default -> {}
            }
            return token.isSign(';') && unclosed.isEmpty();
        }

        Optional<SqlToken> unclosed() {
            return unclosed.stream().findFirst();
        }

        private void countSign(SqlToken token) {
            if (token.isSign('(')) {
                unclosed.add(token);
            } else if (token.isSign(')') && !unclosed.isEmpty() && unclosed.get(unclosed.size() - 1).isSign('(')) {
                unclosed.remove(unclosed.size() - 1);
            }
        }

        private void countWord(SqlToken token) {
            if (firstWords.size() < 4) {
                firstWords.add(token.text().toUpperCase(Locale.ROOT));
            }
            boolean isInBrackets = !unclosed.isEmpty() && unclosed.get(unclosed.size() - 1).isSign('(');
            if (isInBrackets || !isRoutine()) {
                return;
            }
            if (token.isWord("BEGIN") || token.isWord("CASE") && !unclosed.isEmpty()) {
                unclosed.add(token);
            } else if (token.isWord("END") && !unclosed.isEmpty()) {
                unclosed.remove(unclosed.size() - 1);
            }
        }

        private boolean isRoutine() {
            String words = String.join(" ", firstWords) + " ";
            return words.startsWith("CREATE FUNCTION ") || words.startsWith("CREATE PROCEDURE ")
                    || words.startsWith("CREATE OR REPLACE FUNCTION ") || words.startsWith("CREATE OR REPLACE PROCEDURE ");
        }
    }
}
