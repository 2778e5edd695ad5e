package org.backendfoundation.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An annotation with this says of an attribute that its values are told to as few as possible. */
@Documented
@Retention(RUNTIME)
@Target(ANNOTATION_TYPE)
public @interface Confidential {
}
