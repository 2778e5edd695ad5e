package org.backendfoundation.persistence.file;

import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/** The SHA-256 that a caller says its file has (RFC 9530, {@code Repr-Digest}). Other algorithms are ignored. */
record ExpectedDigest(String field) {

    static final String HEADER = "Repr-Digest";

    private static final String SHA_256 = "sha-256=";

    static Optional<ExpectedDigest> of(String header) {
        return header == null ? Optional.empty()
                : Stream.of(header.split(",")).map(String::strip).filter(member -> member.startsWith(SHA_256)).findFirst()
                        .map(ExpectedDigest::new);
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} if the content has another one */
    void require(String found) {
        if (!field.equals(found)) {
            throw InvalidRequest
                    .because(new Violation(HEADER, "digest", "Must be that of the content, which is " + found + "; send the file again."));
        }
    }
}
