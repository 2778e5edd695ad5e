/** One attribute of every kind that an entity may have; {@code AttributeKindsIT} drives each over REST. */
package org.backendfoundation.sample.kinds;
