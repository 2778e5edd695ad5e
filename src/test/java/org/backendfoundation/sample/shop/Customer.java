package org.backendfoundation.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Somebody who orders. Cannot be deleted while there are orders. */
@Entity
@Table(name = "customer")
@Listed(filters = {"name", "address.city"}, sorts = {"name", "address.city"}, children = "orders")
public class Customer extends BaseEntity {

    @NotBlank
    @Column(name = "name")
    private String name;

    @Column(name = "email")
    private String email;

    @Valid
    @Embedded
    private Address address;

    @OneToMany(mappedBy = "customer")
    private List<CustomerOrder> orders = new ArrayList<>();

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Address getAddress() {
        return address;
    }

    public void setAddress(Address address) {
        this.address = address;
    }

    public List<CustomerOrder> getOrders() {
        return orders;
    }
}
