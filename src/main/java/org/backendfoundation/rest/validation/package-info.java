/**
 * Bean Validation's violations as problem documents, with JSON pointers and English messages.
 */
package org.backendfoundation.rest.validation;
