package org.backendfoundation.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.reference.Reference;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.backendfoundation.rest.deprecation.DeprecatedApi;

/** What a customer says of a product; deleted with the product, and kept when the customer is. */
@Entity
@Table(name = "review")
@Listed(filters = {"product_id", "customer_id", "stars"}, sorts = "stars")
public class Review extends BaseEntity {

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    @Reference(onDelete = OnDelete.CASCADE)
    private Product product;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    private Customer customer;

    @DeprecatedApi(since = "2026-01-01", sunset = "2027-01-05", link = "https://shop.example.org/news/stars")
    @Min(1)
    @Max(5)
    @Column(name = "stars")
    private int stars;

    @Column(name = "text")
    private String text;

    public Product getProduct() {
        return product;
    }

    public void setProduct(Product product) {
        this.product = product;
    }

    public Customer getCustomer() {
        return customer;
    }

    public void setCustomer(Customer customer) {
        this.customer = customer;
    }

    public int getStars() {
        return stars;
    }

    public void setStars(int stars) {
        this.stars = stars;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
