package org.backendfoundation.audit.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.audit.integrity.Finding.FindingKind;

/** All findings are counted, and the first thousand are kept. */
final class Findings {

    static final int MOST = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    void add(FindingKind kind, Long seal, UUID entryId, String detail) {
        count++;
        if (kept.size() < MOST) {
            kept.add(new Finding(kind, seal, entryId, detail));
        }
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }
}
