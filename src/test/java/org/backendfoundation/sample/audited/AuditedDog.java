package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An animal with an attribute of its own. */
@Entity
@Table(name = "audited_dog")
public class AuditedDog extends AuditedAnimal {

    @Column(name = "breed")
    private String breed;

    public String getBreed() {
        return breed;
    }

    public void setBreed(String breed) {
        this.breed = breed;
    }
}
