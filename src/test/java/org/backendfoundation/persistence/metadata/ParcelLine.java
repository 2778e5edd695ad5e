package org.backendfoundation.persistence.metadata;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;

/** A part that a parcel owns. */
@Entity
public class ParcelLine extends BaseEntity {

    private String article;
    private int pieces;

    @ManyToOne
    private Customer product;

    @ManyToMany
    private List<Customer> packers = new ArrayList<>();

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

    public List<Customer> getPackers() {
        return packers;
    }

    public void setPackers(List<Customer> packers) {
        this.packers = packers;
    }

    public Parcel getParcel() {
        return parcel;
    }

    public void setParcel(Parcel parcel) {
        this.parcel = parcel;
    }
}
