package org.backendfoundation.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.backendfoundation.persistence.BaseEntity;

/** A part of a basket. */
@Entity
@Table(name = "basket_line")
public class BasketLine extends BaseEntity {

    @ManyToOne
    @JoinColumn(name = "basket_id")
    private Basket basket;

    @NotBlank
    @Column(name = "article")
    private String article;

    @Positive
    @Column(name = "pieces")
    private int pieces = 1;

    @ManyToOne
    @JoinColumn(name = "invoice_id")
    private Invoice invoice;

    public Basket getBasket() {
        return basket;
    }

    public void setBasket(Basket basket) {
        this.basket = basket;
    }

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

    public Invoice getInvoice() {
        return invoice;
    }

    public void setInvoice(Invoice invoice) {
        this.invoice = invoice;
    }
}
