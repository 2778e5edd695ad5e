/** The sample: a small shop, whose entities refer to each other in every way. */
package org.backendfoundation.sample.shop;
