/** People who work in a shop, of whom not every caller knows everything. */
package org.backendfoundation.sample.staff;
