package org.backendfoundation.audit.integrity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.backendfoundation.audit.integrity.SealChain.Link;
import org.backendfoundation.audit.seal.EntryPosition;

/** One walk along a span of seals and all that they cover, chunk by chunk. */
final class Verification {

    private final Findings findings;
    private final SealChain chain;
    private final long last;
    private long seals;
    private long entries;
    private long dropped;

    private Verification(SealChain chain, long last, Findings findings) {
        this.chain = chain;
        this.last = last;
        this.findings = findings;
    }

    /**
     * Over the seals made in the range.
     *
     * @param from included; null for the first one
     * @param to   excluded
     */
    static Verification between(Connection connection, OffsetDateTime from, OffsetDateTime to, Findings findings) throws SQLException {
        SealQueries seals = new SealQueries(connection);
        Link anchor = seals.anchor();
        long first = from == null ? anchor.number() + 1 : seals.first(from);
        boolean isFromAnchor = first == anchor.number() + 1;
        Link before = isFromAnchor ? anchor : seals.link(first - 1).orElse(null);
        return new Verification(new SealChain(before, first, findings), seals.last(to), findings);
    }

    long seals() {
        return seals;
    }

    long entries() {
        return entries;
    }

    /** Entries that retention removed while their seal is still there. */
    long dropped() {
        return dropped;
    }

    /** @return whether there is more */
    boolean readOn(Connection connection) throws SQLException {
        SealQueries reading = new SealQueries(connection);
        Link anchor = reading.anchor();
        if (anchor.number() > chain.last().number()) {
            chain.goOnFrom(anchor);
        }
        List<StoredSeal> chunk = reading.seals(chain.last().number() + 1, last);
        if (!chunk.isEmpty()) {
            new Chunk(connection, chunk.iterator()).check(reading, chunk.get(chunk.size() - 1).to());
        }
        return !chunk.isEmpty() && chain.last().number() < last;
    }

    /** Seals that follow each other, and the entries up to the last one's end. */
    private final class Chunk {

        private final Connection connection;
        private final Iterator<StoredSeal> rest;
        private final EntryPosition start = chain.last().to();
        private StoredSeal seal;
        private SealCheck check;

        Chunk(Connection connection, Iterator<StoredSeal> rest) {
            this.connection = connection;
            this.rest = rest;
        }

        void check(SealQueries reading, EntryPosition end) throws SQLException {
            begin();
            reading.entries(start, end, this::meet);
            while (seal != null) {
                end();
            }
        }

        private void meet(EntryPosition place, byte[] leaf) throws SQLException {
            while (seal != null && place.compareTo(seal.to()) >= 0) {
                end();
            }
            entries++;
            if (check != null) {
                check.meet(leaf);
            }
        }

        private void begin() {
            seal = rest.hasNext() ? rest.next() : null;
            check = null;
            if (seal != null) {
                seals++;
                boolean knowsStart = chain.walk(seal);
                check = seal.isItself() ? new SealCheck(seal, knowsStart, findings) : null;
            }
        }

        private void end() throws SQLException {
            if (check != null) {
                Set<YearMonth> months = check.isIncomplete() ? new TrailQueries(connection).droppedMonths() : Set.of();
                dropped += check.end(months);
            }
            begin();
        }
    }
}
