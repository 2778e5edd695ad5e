package org.backendfoundation.sample.audited;

import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;

/** Each subclass has a table of its own besides. */
@Entity
@Table(name = "audited_animal")
@Inheritance(strategy = InheritanceType.JOINED)
public class AuditedAnimal extends AuditedCoded<String> {
}
