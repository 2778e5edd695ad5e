package org.backendfoundation.sample.shop;

import org.backendfoundation.role.ApplicationRole;

/** The roles of the shop, beside those that every application has. */
@ApplicationRole(name = ShopRoles.DISPATCHER, may = "give orders to carriers")
public final class ShopRoles {

    public static final String DISPATCHER = "dispatcher";

    private ShopRoles() {
    }
}
