/** What somebody needs who is to find a fault and sees this node only through a file: no rows, no secrets. */
package org.backendfoundation.observation.support;
