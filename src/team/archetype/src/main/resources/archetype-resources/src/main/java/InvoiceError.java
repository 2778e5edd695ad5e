package ${package};

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** How calls fail that are about invoices. */
public enum InvoiceError implements ErrorCode {

    INVOICE_PAID(Kind.CONFLICT, "The invoice is paid already");

    private final Kind kind;
    private final String title;

    InvoiceError(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
