package org.backendfoundation.migration.node;

import java.util.List;

/** Nodes that report themselves, whether or not this node can see their sessions: a pooler hides them. A later room collects the reports. */
public interface ReportedNodes {

    /**
     * One of the other nodes.
     *
     * @param state what it said last, such as {@code SERVING}
     */
    record ReportedNode(String name, String version, String state) {

        @Override
        public String toString() {
            return "version " + version + ", " + state;
        }
    }

    /** The other nodes that reported themselves a moment ago, by name; none where the reports cannot be read. */
    List<ReportedNode> others();
}
