package ${package};

import org.backendfoundation.role.ApplicationRole;

/** The roles of this application, beside those that every one has. */
@ApplicationRole(name = InvoiceRoles.ACCOUNTANT, may = "say that invoices are paid")
public final class InvoiceRoles {

    public static final String ACCOUNTANT = "accountant";

    private InvoiceRoles() {
    }
}
