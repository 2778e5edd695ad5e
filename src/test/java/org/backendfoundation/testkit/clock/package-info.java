/** The clock that {@code RunningApplication} adds to the WAR under test, and to no other: it reads the time that a test has set. */
package org.backendfoundation.testkit.clock;
