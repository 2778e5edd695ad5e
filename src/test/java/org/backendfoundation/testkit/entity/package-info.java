/**
 * {@code mvn -Pentity}: writes an entity of a team's project with its resource, its revision and its integration test, from one line. The line
 * is checked as a whole before the first file is written, and a file that is there is never written again. What is generated is the team's
 * own from then on: nothing here reads it but to refer to it.
 */
package org.backendfoundation.testkit.entity;
