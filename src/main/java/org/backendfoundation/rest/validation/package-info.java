/**
 * Bean Validation's violations as problem documents, with JSON pointers and messages in the language of the answer.
 */
package org.backendfoundation.rest.validation;
