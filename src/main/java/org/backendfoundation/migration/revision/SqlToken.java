package org.backendfoundation.migration.revision;

/**
 * One token of SQL.
 *
 * @param start    its position within the SQL
 * @param isClosed false for a quote or a comment that has no end
 */
record SqlToken(Kind kind, String text, int start, boolean isClosed) {

    /** Kinds of tokens, as far as they matter for finding where a token ends. */
    enum Kind {
        SPACE,
        /** To the line's end, or between slashes and stars. */
        COMMENT,
        /** In quotes, with or without backslashes, or between dollars. */
        LITERAL,
        /** In double quotes. */
        NAME,
        /** A key word, a name or a number. */
        WORD,
        /** Any other character. */
        SIGN
    }

    int end() {
        return start + text.length();
    }

    /** Whether it is part of what PostgreSQL executes, unlike spaces and closed comments. */
    boolean isMeaningful() {
        return kind != Kind.SPACE && kind != Kind.COMMENT || !isClosed;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }
}
