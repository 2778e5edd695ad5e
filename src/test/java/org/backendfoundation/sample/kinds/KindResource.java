package org.backendfoundation.sample.kinds;

import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.resource.EntityResource;

/** What a team's resources have in common. */
public abstract class KindResource<T extends BaseEntity> extends EntityResource<T> {

    protected KindResource(Class<T> type) {
        super(type);
    }
}
