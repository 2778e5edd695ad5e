package org.backendfoundation.persistence;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Ids by RFC 9562, version 7: 48 bits of milliseconds, then random bits; within a node each is greater than the one before. */
public final class Identifiers {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Identifiers() {
    }

    /** The next id. Thread-safe. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
