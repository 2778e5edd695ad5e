package org.backendfoundation.persistence.metadata;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import org.backendfoundation.persistence.BaseEntity;

/** A part that a parcel owns. */
@Entity
public class ParcelLine extends BaseEntity {

    private String article;
    private int pieces;

    @ManyToOne
    private Customer product;

    @ManyToOne
    private Parcel parcel;

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

    public Customer getProduct() {
        return product;
    }

    public void setProduct(Customer product) {
        this.product = product;
    }

    public Parcel getParcel() {
        return parcel;
    }

    public void setParcel(Parcel parcel) {
        this.parcel = parcel;
    }
}
