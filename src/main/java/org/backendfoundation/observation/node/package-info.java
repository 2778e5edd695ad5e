/**
 * Every node of the application as every other one sees it: each reports itself to the database every few seconds. A node that has stopped
 * reporting is shown as silent, whatever it said last.
 */
package org.backendfoundation.observation.node;
