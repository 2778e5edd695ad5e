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
 * Compares seals that were told to the outside with those of the table. One that the table does not have was deleted, or is of a life of the database
 * that ended when an older copy of it was restored; only an end of the present life's chain cannot be explained so.
 */
final class SealFileCheck {

    private static final int AT_ONCE = 1000;

    private final AuditReading reading;
    private final Epoch life;
    private final Findings findings;
    private final List<Seal> batch = new ArrayList<>();
    private long lost;

    SealFileCheck(AuditReading reading, Epoch life, Findings findings) {
        this.reading = reading;
        this.life = life;
        this.findings = findings;
    }

    /** @return how many seals were lost with a restore */
    long check(Path path) {
        if (Files.exists(path)) {
            try {
                new SealFile(path).read(this::add, line -> findings.add(FindingKind.SEAL_ALTERED, null, null, "Line " + line + " of the seal file holds no seal."));
            } catch (IOException failure) {
                findings.add(FindingKind.SEAL_MISSING, null, null, "The seal file cannot be read.");
            }
            compare();
        }
        return lost;
    }

    private void add(Seal seal) {
        batch.add(seal);
        if (batch.size() == AT_ONCE) {
            compare();
        }
    }

    private void compare() {
        Map<Long, String> hashes = reading.readPatiently(connection -> new TrailQueries(connection).hashes(batch.stream().map(Seal::number).toList()));
        long dropped = reading.readPatiently(connection -> new SealQueries(connection).anchor().number());
        batch.stream().filter(seal -> seal.number() > dropped && !seal.hash().equals(hashes.get(seal.number()))).forEach(this::tell);
        batch.clear();
    }

    private void tell(Seal told) {
        if (told.isOfLife(life)) {
            findings.add(FindingKind.SEAL_MISSING, told.number(), null, "The seal file has the seal; the table has another one in its place, or none.");
        } else {
            lost++;
        }
    }
}
