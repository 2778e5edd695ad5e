/** References between entities: who refers to a row, and what its deletion does to them. */
package org.backendfoundation.persistence.reference;
