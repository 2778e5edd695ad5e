package org.backendfoundation.configuration.setting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity as a team brings it from elsewhere: not on the base. */
@Entity
class LegacyNote {

    @Id
    private Long number;

    Long number() {
        return number;
    }
}
