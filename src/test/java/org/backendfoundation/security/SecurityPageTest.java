package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;

/** Administrators can look up every role. */
class SecurityPageTest {

    @Test
    void everyRoleIsListed() {
        assertThat(Document.page("security").firstColumn("| role |")).containsExactlyInAnyOrderElementsOf(RoleRegistry.names());
    }
}
