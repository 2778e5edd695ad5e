package org.backendfoundation.sample.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.role.AttributeRoles;

/** Where people work. */
@Entity
@Table(name = "department")
@Listed(filters = {"name", "budget"}, sorts = {"name", "budget"}, children = "employees", small = true)
public class Department extends BaseEntity {

    @NotBlank
    @Column(name = "name")
    private String name;

    @AttributeRoles(read = StaffRoles.PAYROLL)
    @Column(name = "budget")
    private BigDecimal budget;

    @OneToMany(mappedBy = "department")
    private List<Employee> employees = new ArrayList<>();

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getBudget() {
        return budget;
    }

    public void setBudget(BigDecimal budget) {
        this.budget = budget;
    }

    public List<Employee> getEmployees() {
        return employees;
    }
}
