/**
 * Secrets in files, as Kubernetes and systemd hand them over, and the plug-ins by which the database's driver asks for the password of each
 * connection that it opens.
 *
 * <p>The server has these classes twice: the application's own, and those that {@code configure} puts into a jar beside the driver. So they
 * use nothing but the JDK and, in the plug-ins alone, the driver.
 *
 * <p>Promises: a file is read anew each time; what is said of a file that cannot be used never quotes it.
 */
package org.backendfoundation.secret;
