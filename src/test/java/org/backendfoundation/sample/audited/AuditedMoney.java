package org.backendfoundation.sample.audited;

import java.math.BigDecimal;

/** Is stored as JSON by a converter. */
public record AuditedMoney(BigDecimal amount, String currency) {
}
