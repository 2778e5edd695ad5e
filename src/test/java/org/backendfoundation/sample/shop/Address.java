package org.backendfoundation.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;

/** Where a customer lives. */
@Embeddable
public class Address {

    @Column(name = "street")
    private String street;

    @NotBlank
    @Column(name = "city")
    private String city;

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }
}
