package org.backendfoundation.database.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.backendfoundation.testkit.inside.InServer;
import org.junit.jupiter.api.Test;

@InServer
class IsolationIT {

    private static final String LEVEL = """
            SELECT setting || ', by ' || source FROM pg_settings WHERE name = 'default_transaction_isolation'""";

    @Inject
    private SessionFactory sessions;

    @Test
    void poolMakesEachConnectionReadCommittedWhateverTheRoleOrTheUrlSays() {
        Object level = sessions.call(entityManager -> entityManager.createNativeQuery(LEVEL).getSingleResult());

        assertThat(level).isEqualTo("read committed, by session");
    }
}
