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

/** Verifies a range of seals and the entries that they cover, chunk by chunk. */
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
     * Verifies the seals made in the range.
     *
     * @param from included; null for the first seal
     * @param to   excluded
     */
    static Verification between(Connection connection, OffsetDateTime from, OffsetDateTime to, Findings findings) throws SQLException {
        SealQueries seals = new SealQueries(connection);
        Link anchor = seals.anchor();
        long first = from == null ? anchor.number() + 1 : seals.firstNumber(from);
        boolean isFromAnchor = first == anchor.number() + 1;
        Link before = isFromAnchor ? anchor : seals.link(first - 1).orElse(null);
        return new Verification(new SealChain(before, first, findings), seals.lastNumber(to), findings);
    }

    long seals() {
        return seals;
    }

    long entries() {
        return entries;
    }

    /** The number of entries that retention removed while their seal is still there. */
    long dropped() {
        return dropped;
    }

    /** @return whether there are more seals to verify */
    boolean checkNextChunk(Connection connection) throws SQLException {
        SealQueries queries = new SealQueries(connection);
        Link anchor = queries.anchor();
        if (anchor.number() > chain.last().number()) {
            chain.resumeFrom(anchor);
        }
        List<StoredSeal> chunk = queries.seals(chain.last().number() + 1, last);
        if (!chunk.isEmpty()) {
            new Chunk(connection, chunk.iterator()).check(queries, chunk.get(chunk.size() - 1).to());
        }
        return !chunk.isEmpty() && chain.last().number() < last;
    }

    /** Consecutive seals, and the entries up to the end of the last one. */
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

        void check(SealQueries queries, EntryPosition end) throws SQLException {
            beginSeal();
            queries.visitEntries(start, end, this::visit);
            while (seal != null) {
                endSeal();
            }
        }

        private void visit(EntryPosition position, byte[] leaf) throws SQLException {
            while (seal != null && position.compareTo(seal.to()) >= 0) {
                endSeal();
            }
            entries++;
            if (check != null) {
                check.checkEntry(leaf);
            }
        }

        private void beginSeal() {
            seal = rest.hasNext() ? rest.next() : null;
            check = null;
            if (seal != null) {
                seals++;
                boolean knowsStart = chain.check(seal);
                check = seal.isItself() ? new SealCheck(seal, knowsStart, findings) : null;
            }
        }

        private void endSeal() throws SQLException {
            if (check != null) {
                Set<YearMonth> months = check.isIncomplete() ? new TrailQueries(connection).droppedMonths() : Set.of();
                dropped += check.finish(months);
            }
            beginSeal();
        }
    }
}
