package org.backendfoundation.audit.seal;

import java.time.Duration;

/**
 * The entries without a seal.
 *
 * @param lag     the age of the oldest one; zero where there is none
 * @param entries how many there are, counted up to {@link #MOST}
 */
public record SealBacklog(Duration lag, int entries) {

    static final int MOST = SealStore.MAX_ENTRIES + 1;
}
