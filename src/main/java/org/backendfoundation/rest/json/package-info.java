/**
 * JSON, read strictly and written in one way: nothing is coerced and nothing ignored, and all violations of a body are found at once,
 * each with its pointer.
 */
package org.backendfoundation.rest.json;
