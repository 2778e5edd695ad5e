/**
 * How a value breaks a rule, and the forms of values that more than one kind of setting has. A rule knows nothing of where the value came
 * from.
 */
package org.backendfoundation.configuration.rule;
