package org.backendfoundation.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.backendfoundation.audit.capture.Secret;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Refers to an invoice, which may be deleted before it. */
@Entity
@Table(name = "reminder")
@Listed(filters = {"invoice_id", "invoice.number", "invoice.customer", "invoice.total", "invoice.due_on"}, contains = "invoice.customer",
        sorts = "invoice_id")
public class Reminder extends BaseEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "invoice_id")
    private Invoice invoice;

    @Column(name = "account")
    @Convert(converter = EncryptedTextConverter.class)
    private String account;

    @Secret
    @Column(name = "remark")
    private String remark;

    public Invoice getInvoice() {
        return invoice;
    }

    public void setInvoice(Invoice invoice) {
        this.invoice = invoice;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public String getRemark() {
        return remark;
    }

    public void setRemark(String remark) {
        this.remark = remark;
    }
}
