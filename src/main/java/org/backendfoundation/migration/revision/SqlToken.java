package org.backendfoundation.migration.revision;

/**
 * One token of SQL.
 *
 * @param start    of its text within the SQL
 * @param isClosed false for a quote or a comment that goes on to the end of the SQL
 */
record SqlToken(Kind kind, String text, int start, boolean isClosed) {

    /** As far as it matters where a token ends. */
    enum Kind {
        SPACE,
        /** To the line's end, or in slashes and stars. */
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

    /** Whether it does something: spaces and comments that end do not. */
    boolean isMeant() {
        return kind != Kind.SPACE && kind != Kind.COMMENT || !isClosed;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }
}
