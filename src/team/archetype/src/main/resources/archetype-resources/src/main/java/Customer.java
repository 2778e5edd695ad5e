package ${package};

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.sql.ConstraintMeaning;

/** A customer. */
@Entity
@Table(name = "customer")
@Listed(filters = {"name", "email"}, sorts = "name")
@ConstraintMeaning(constraint = "customer_name_among_active", field = "name", message = "Another customer has this name.")
public class Customer extends BaseEntity {

    @NotBlank
    @Column(name = "name")
    private String name;

    @Column(name = "email")
    private String email;

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
}
