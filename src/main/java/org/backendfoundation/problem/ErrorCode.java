package org.backendfoundation.problem;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** One way to fail, stable for callers to switch on. Rooms implement it with an enum, whose constant's name is the code. */
@PublicApi
@NullMarked
public interface ErrorCode {

    /** The code as callers see it, in upper snake case: {@code POOL_EXHAUSTED}. */
    String name();

    Kind kind();

    /** A short sentence that is the same at every occurrence (RFC 9457, section 3.1.3). */
    String title();
}
