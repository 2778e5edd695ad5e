package org.backendfoundation.role;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * Which roles may read and write this attribute of an entity, of a part or of an embedded object, at its field or getter:
 * <pre>{@code
 * @AttributeRoles(read = {ShopRoles.BUYER, ShopRoles.ACCOUNTANT}, create = ShopRoles.BUYER, update = ShopRoles.BUYER)
 * private BigDecimal purchasePrice;
 * }</pre>
 * No role means all who may do that with the entity; {@code admin} has every role. To a caller who may not read it the attribute does not
 * exist, and so it can neither write it nor filter or sort by it. Code of the application that asks a repository itself has all attributes.
 */
@PublicApi
@Documented
@Retention(RUNTIME)
@Target({FIELD, METHOD})
public @interface AttributeRoles {

    /** Who knows the attribute: finds it in answers, files and histories, and narrows and sorts lists by it. */
    String[] read() default {};

    /** Who may give it a value in a new row. Each of them must be among {@link #read}, if that names any. */
    String[] create() default {};

    /** Who may change it. Each of them must be among {@link #read}, if that names any. */
    String[] update() default {};
}
