package org.backendfoundation.rest.request;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A method of a resource that takes or gives the content of a file: as large as the setting for files allows, and in parts by {@code Range}. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface FileContent {
}
