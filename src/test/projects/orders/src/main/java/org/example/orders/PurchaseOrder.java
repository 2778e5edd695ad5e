package org.example.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Something that was ordered. */
@Entity
@Table(name = "purchase_order")
@Listed(filters = "article", sorts = "quantity")
public class PurchaseOrder extends BaseEntity {

    @NotBlank
    @Column(name = "article")
    private String article;

    @Positive
    @Column(name = "quantity")
    private int quantity;

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }
}
