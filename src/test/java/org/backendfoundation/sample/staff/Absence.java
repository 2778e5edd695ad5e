package org.backendfoundation.sample.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.role.AttributeRoles;

/** A day on which somebody was not there. */
@Entity
@Table(name = "absence")
public class Absence extends BaseEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "employee_id")
    private Employee employee;

    @NotNull
    @Column(name = "absent_on")
    private LocalDate absentOn;

    @AttributeRoles(read = StaffRoles.PERSONNEL)
    @Column(name = "reason")
    private String reason;

    public Employee getEmployee() {
        return employee;
    }

    public void setEmployee(Employee employee) {
        this.employee = employee;
    }

    public LocalDate getAbsentOn() {
        return absentOn;
    }

    public void setAbsentOn(LocalDate absentOn) {
        this.absentOn = absentOn;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
