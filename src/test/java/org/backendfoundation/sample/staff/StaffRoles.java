package org.backendfoundation.sample.staff;

import org.backendfoundation.role.ApplicationRole;

/** Who works with the files of the staff. */
@ApplicationRole(name = StaffRoles.PERSONNEL, may = "keep the files of the staff")
@ApplicationRole(name = StaffRoles.PAYROLL, may = "see what the staff is paid")
public final class StaffRoles {

    public static final String PERSONNEL = "personnel";
    public static final String PAYROLL = "payroll";

    private StaffRoles() {
    }
}
