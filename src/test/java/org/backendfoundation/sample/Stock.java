package org.backendfoundation.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.audit.capture.Secret;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.SensitiveReads;
import org.backendfoundation.persistence.metadata.Listed;

/** What lies in store; also changed by bulk statements, so its rows are captured by a trigger. */
@Entity
@SensitiveReads
@Listed(filters = {"article", "supplier_password"})
@Table(name = "stock")
public class Stock extends BaseEntity {

    @Column(name = "article")
    private String article;

    @Column(name = "pieces")
    private int pieces;

    @Secret
    @Column(name = "supplier_password")
    private String supplierPassword;

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public int getPieces() {
        return pieces;
    }

    public void setPieces(int pieces) {
        this.pieces = pieces;
    }

    public String getSupplierPassword() {
        return supplierPassword;
    }

    public void setSupplierPassword(String supplierPassword) {
        this.supplierPassword = supplierPassword;
    }
}
