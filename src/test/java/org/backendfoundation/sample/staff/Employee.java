package org.backendfoundation.sample.staff;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.SensitiveReads;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.sql.ConstraintMeaning;
import org.backendfoundation.role.AttributeRoles;

/** Somebody who works here; much of it is for the personnel office alone. */
@Entity
@Table(name = "employee")
@SensitiveReads
@Listed(filters = {"name", "salary", "badge", "grade", "department_id", "department.name", "department.budget", "manager.name",
    "contract.notice_weeks"}, contains = "badge", sorts = {"name", "salary", "contract.notice_weeks"},
        expand = {"department", "manager"}, children = "reports", small = true)
@ConstraintMeaning(constraint = "employee_badge", field = "badge", message = "Another employee has this badge.")
@ConstraintMeaning(constraint = "employee_name", field = "name", message = "Another employee has this name.")
public class Employee extends BaseEntity {

    @NotBlank
    @Column(name = "name")
    private String name;

    @AttributeRoles(read = {StaffRoles.PERSONNEL, StaffRoles.PAYROLL}, create = StaffRoles.PERSONNEL, update = StaffRoles.PERSONNEL)
    @Positive
    @Column(name = "salary")
    private BigDecimal salary;

    @AttributeRoles(create = StaffRoles.PERSONNEL, update = StaffRoles.PERSONNEL)
    @Column(name = "grade")
    private int grade = 1;

    @AttributeRoles(read = StaffRoles.PERSONNEL)
    @Column(name = "badge")
    private String badge;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "department_id")
    private Department department;

    @AttributeRoles(read = StaffRoles.PERSONNEL)
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "manager_id")
    private Employee manager;

    @OneToMany(mappedBy = "manager")
    private List<Employee> reports = new ArrayList<>();

    @Valid
    @Embedded
    private Contract contract;

    @Valid
    @OneToMany(mappedBy = "employee", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<Absence> absences = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "employee_qualification", joinColumns = @JoinColumn(name = "employee_id"))
    @OrderColumn(name = "place")
    private List<Qualification> qualifications = new ArrayList<>();

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getSalary() {
        return salary;
    }

    public void setSalary(BigDecimal salary) {
        this.salary = salary;
    }

    public int getGrade() {
        return grade;
    }

    public void setGrade(int grade) {
        this.grade = grade;
    }

    public String getBadge() {
        return badge;
    }

    public void setBadge(String badge) {
        this.badge = badge;
    }

    public Department getDepartment() {
        return department;
    }

    public void setDepartment(Department department) {
        this.department = department;
    }

    public Employee getManager() {
        return manager;
    }

    public void setManager(Employee manager) {
        this.manager = manager;
    }

    public List<Employee> getReports() {
        return reports;
    }

    public Contract getContract() {
        return contract;
    }

    public void setContract(Contract contract) {
        this.contract = contract;
    }

    public List<Absence> getAbsences() {
        return absences;
    }

    public void setAbsences(List<Absence> absences) {
        this.absences = absences;
    }

    public List<Qualification> getQualifications() {
        return qualifications;
    }

    public void setQualifications(List<Qualification> qualifications) {
        this.qualifications = qualifications;
    }
}
