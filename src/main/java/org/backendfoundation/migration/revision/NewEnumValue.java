package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds values that {@code ALTER TYPE … ADD VALUE} adds to an existing enum: a transaction cannot use them before it is committed. */
final class NewEnumValue {

    private NewEnumValue() {
    }

    /** Where one transaction uses a value that it adds: the position of the first use of each, with the literal. */
    static Map<Integer, String> uses(String sql) {
        Map<Integer, String> uses = new LinkedHashMap<>();
        List<String> added = new ArrayList<>();
        List<SqlStatement> statements = SqlStatement.of(sql);
        for (SqlStatement statement : statements) {
            addedLiteral(statement, statements).ifPresentOrElse(added::add,
                    () -> added.removeIf(literal -> isUsed(statement, literal, uses)));
        }
        return uses;
    }

    private static boolean isUsed(SqlStatement statement, String literal, Map<Integer, String> uses) {
        Optional<Integer> place = firstUse(statement, literal);
        place.ifPresent(index -> uses.put(index, literal));
        return place.isPresent();
    }

    /** Leaves out a type that the same text creates: all its values may be used at once. */
    private static Optional<String> addedLiteral(SqlStatement statement, List<SqlStatement> all) {
        List<SqlToken> tokens = meaningfulTokens(statement);
        int value = statement.startsWith("ALTER", "TYPE") ? indexOf(tokens, "VALUE") : -1;
        boolean isOfOwnType = value > 2 && all.stream()
                .anyMatch(
                        other -> other.startsWith("CREATE", "TYPE") && meaningfulTokens(other).get(2).text().equals(tokens.get(2).text()));
        return value < 0 || !tokens.get(value - 1).isWord("ADD") || isOfOwnType ? Optional.empty()
                : tokens.stream().skip(value).filter(token -> token.kind() == SqlToken.Kind.LITERAL).map(SqlToken::text).findFirst();
    }

    /** Finds it as a literal, or within the text of an anonymous block: that runs at once, unlike a function's body. */
    private static Optional<Integer> firstUse(SqlStatement statement, String literal) {
        return statement.tokens().stream().filter(token -> token.kind() == SqlToken.Kind.LITERAL)
                .filter(token -> token.text().equals(literal) || statement.startsWith("DO") && token.text().contains(literal))
                .map(token -> token.start() + token.text().indexOf(literal)).findFirst();
    }

    private static List<SqlToken> meaningfulTokens(SqlStatement statement) {
        return statement.tokens().stream().filter(SqlToken::isMeaningful).toList();
    }

    private static int indexOf(List<SqlToken> tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord(word)) {
                return i;
            }
        }
        return -1;
    }
}
