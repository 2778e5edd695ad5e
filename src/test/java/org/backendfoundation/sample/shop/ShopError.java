package org.backendfoundation.sample.shop;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** How calls of the shop fail. */
public enum ShopError implements ErrorCode {

    ORDER_SHIPPED(Kind.CONFLICT, "The order is on its way already");

    private final Kind kind;
    private final String title;

    ShopError(Kind kind, String title) {
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
