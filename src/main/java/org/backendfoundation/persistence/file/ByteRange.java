package org.backendfoundation.persistence.file;

import java.util.Optional;

/**
 * A part of a file (RFC 9110, section 14.1.2).
 *
 * @param first of its bytes, from 0 on
 * @param last  of its bytes, which belongs to it; below {@code first} where the file has none of them
 */
record ByteRange(long first, long last) {

    private static final String UNIT = "bytes=";

    static ByteRange whole(long size) {
        return new ByteRange(0, size - 1);
    }

    /** Empty for what is none, or several: a server may then answer with the whole (section 14.2). */
    static Optional<ByteRange> parse(String header, long size) {
        int dash = header.indexOf('-');
        if (!header.startsWith(UNIT) || dash < 0) {
            return Optional.empty();
        }
        String from = header.substring(UNIT.length(), dash);
        String to = header.substring(dash + 1);
        if (from.isEmpty()) {
            return number(to).map(length -> new ByteRange(Math.max(0, size - length), length == 0 ? -1 : size - 1));
        }
        Optional<Long> first = number(from);
        Optional<Long> last = to.isEmpty() ? Optional.of(size - 1) : number(to).map(given -> Math.min(given, size - 1));
        boolean isTurnedRound = first.isPresent() && !to.isEmpty() && number(to).filter(given -> given < first.get()).isPresent();
        return first.isEmpty() || last.isEmpty() || isTurnedRound ? Optional.empty()
                : Optional.of(new ByteRange(first.get(), last.get()));
    }

    /** Of more digits than a size has, the largest there is. */
    private static Optional<Long> number(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        return Optional.of(digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits));
    }

    boolean isEmpty() {
        return last < first;
    }

    /** In bytes. */
    long length() {
        return last - first + 1;
    }

    /** The value of {@code Content-Range}. */
    String field(long size) {
        return isEmpty() ? "bytes */" + size : "bytes " + first + "-" + last + "/" + size;
    }
}
