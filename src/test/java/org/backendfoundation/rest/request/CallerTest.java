package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void wellKnownCallersHaveIdsOfVersionSeven() {
        assertThat(Caller.SYSTEM.id()).hasToString("00000000-0000-7000-8000-000000000001");
        assertThat(Caller.ANONYMOUS.id().version()).isEqualTo(7);
        assertThat(Caller.BOOTSTRAP.id().variant()).isEqualTo(2);
    }
}
