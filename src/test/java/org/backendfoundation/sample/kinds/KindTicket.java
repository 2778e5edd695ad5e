package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.metadata.Listed;

/** A ticket, whose code is a number. */
@Entity
@Table(name = "kind_ticket")
@Listed(filters = {"code", "holder"}, sorts = {"code", "holder"})
public class KindTicket extends KindCoded<Integer> {

    @Column(name = "holder")
    private String holder;

    public String getHolder() {
        return holder;
    }

    public void setHolder(String holder) {
        this.holder = holder;
    }
}
