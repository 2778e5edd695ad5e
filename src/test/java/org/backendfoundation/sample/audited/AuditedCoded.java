package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.backendfoundation.persistence.BaseEntity;

/** Leaves the type of its attribute to its subclasses. */
@MappedSuperclass
public abstract class AuditedCoded<T> extends BaseEntity {

    @Column(name = "code")
    private T code;

    public T getCode() {
        return code;
    }

    public void setCode(T code) {
        this.code = code;
    }
}
