package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.backendfoundation.persistence.BaseEntity;

/** What has a code of some type. */
@MappedSuperclass
public abstract class KindCoded<T> extends BaseEntity {

    @Column(name = "code")
    private T code;

    public T getCode() {
        return code;
    }

    public void setCode(T code) {
        this.code = code;
    }
}
