package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.UUID;

/** A product at a price. */
@Embeddable
public class KindItem {

    @NotNull
    @Column(name = "product_id")
    private UUID productId;

    @NotNull
    @Column(name = "price")
    private BigDecimal price;

    public UUID getProductId() {
        return productId;
    }

    public void setProductId(UUID productId) {
        this.productId = productId;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }
}
