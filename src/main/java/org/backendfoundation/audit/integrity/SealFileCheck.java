package org.backendfoundation.audit.integrity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backendfoundation.audit.entries.AuditReading;
import org.backendfoundation.audit.integrity.Finding.FindingKind;
import org.backendfoundation.audit.seal.Epoch;
import org.backendfoundation.audit.seal.Seal;
import org.backendfoundation.audit.seal.SealFile;

/**
 * Compares the seals of the seal file with those of the table. A seal that the table does not have was deleted, or belongs to an epoch that
 * ended when an older copy of the database was restored. A restore does not explain a seal of the current epoch that is missing.
 */
final class SealFileCheck {

    private static final int BATCH_SIZE = 1000;

    private final AuditReading reading;
    private final Epoch epoch;
    private final Findings findings;
    private final List<Seal> batch = new ArrayList<>();
    private long lost;

    SealFileCheck(AuditReading reading, Epoch epoch, Findings findings) {
        this.reading = reading;
        this.epoch = epoch;
        this.findings = findings;
    }

    /** @return how many seals were lost with a restore */
    long check(Path path) {
        if (Files.exists(path)) {
            try {
                new SealFile(path).read(this::add,
                        line -> findings.add(FindingKind.SEAL_ALTERED, null, null, "Line " + line + " of the seal file holds no seal."));
            } catch (IOException failure) {
                findings.add(FindingKind.SEAL_MISSING, null, null, "The seal file cannot be read.");
            }
            compare();
        }
        return lost;
    }

    private void add(Seal seal) {
        batch.add(seal);
        if (batch.size() == BATCH_SIZE) {
            compare();
        }
    }

    private void compare() {
        Map<Long, String> hashes = reading
                .readPatiently(connection -> new TrailQueries(connection).hashes(batch.stream().map(Seal::number).toList()));
        long dropped = reading.readPatiently(connection -> new SealQueries(connection).anchor().number());
        batch.stream().filter(seal -> seal.number() > dropped && !seal.hash().equals(hashes.get(seal.number()))).forEach(this::addFinding);
        batch.clear();
    }

    private void addFinding(Seal published) {
        if (published.isOfEpoch(epoch)) {
            findings.add(FindingKind.SEAL_MISSING, published.number(), null,
                    "The seal file has the seal; the table has another one in its place, or none.");
        } else {
            lost++;
        }
    }
}
