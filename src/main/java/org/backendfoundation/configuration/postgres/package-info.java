/**
 * PostgreSQL URLs: libpq's URIs, JDBC URLs and the forms of hosting providers become one driver's URL, with the parameters that the
 * driver knows.
 *
 * <p>Promises: a parameter that changes what a connection is and that the driver cannot honour is refused by name; passwords are masked
 * in whatever is shown. Nothing here opens a connection.
 */
package org.backendfoundation.configuration.postgres;
