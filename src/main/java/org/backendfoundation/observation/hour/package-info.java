/** What this node did in the last hour, in memory of fixed size, so that it can be plotted where no Prometheus collects metrics. */
package org.backendfoundation.observation.hour;
