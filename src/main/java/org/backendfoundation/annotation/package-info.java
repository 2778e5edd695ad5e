/**
 * The annotations by which a class tells the foundation, or its reader, something about itself. They stand before all rooms, because every
 * room may say it; what follows from an annotation is up to the room that reads it.
 */
package org.backendfoundation.annotation;
