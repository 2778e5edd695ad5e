package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value that {@code ALTER TYPE … ADD VALUE} adds to an enum of an earlier transaction: until it is committed nobody may use it. */
final class NewEnumValue {

    private NewEnumValue() {
    }

    /** Where one transaction uses a value that it adds: the first place of each, with the literal. */
    static Map<Integer, String> uses(String sql) {
        Map<Integer, String> uses = new LinkedHashMap<>();
        List<String> added = new ArrayList<>();
        List<SqlStatement> statements = SqlStatement.of(sql);
        for (SqlStatement statement : statements) {
            added(statement, statements).ifPresentOrElse(added::add, () -> added.removeIf(literal -> isUsed(statement, literal, uses)));
        }
        return uses;
    }

    private static boolean isUsed(SqlStatement statement, String literal, Map<Integer, String> uses) {
        Optional<Integer> place = use(statement, literal);
        place.ifPresent(at -> uses.put(at, literal));
        return place.isPresent();
    }

    /** Of a type that the same text makes, every value may be used at once. */
    private static Optional<String> added(SqlStatement statement, List<SqlStatement> all) {
        List<SqlToken> meant = meant(statement);
        int value = statement.begins("ALTER", "TYPE") ? indexOf(meant, "VALUE") : -1;
        boolean isOfOwnType = value > 2 && all.stream()
                .anyMatch(other -> other.begins("CREATE", "TYPE") && meant(other).get(2).text().equals(meant.get(2).text()));
        return value < 0 || !meant.get(value - 1).isWord("ADD") || isOfOwnType ? Optional.empty()
                : meant.stream().skip(value).filter(token -> token.kind() == SqlToken.Kind.LITERAL).map(SqlToken::text).findFirst();
    }

    /** As a literal, or within the text of an anonymous block, which runs at once as a function's does not. */
    private static Optional<Integer> use(SqlStatement statement, String literal) {
        return statement.tokens().stream().filter(token -> token.kind() == SqlToken.Kind.LITERAL)
                .filter(token -> token.text().equals(literal) || statement.begins("DO") && token.text().contains(literal))
                .map(token -> token.start() + token.text().indexOf(literal)).findFirst();
    }

    private static List<SqlToken> meant(SqlStatement statement) {
        return statement.tokens().stream().filter(SqlToken::isMeant).toList();
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
