/**
 * The sockets of the pools' connections, which the database's driver has made here, and a ping of the server at their other end. So
 * connections whose other end is silent can be ended, whoever uses them, without a server's pool and at no cost for a request.
 *
 * <p>The server has these classes twice: the application's own, and those that {@code configure} puts into a jar beside the driver. So they
 * use nothing but the JDK, and the application reaches the sockets by a management bean of the JVM.
 */
package org.backendfoundation.driver;
