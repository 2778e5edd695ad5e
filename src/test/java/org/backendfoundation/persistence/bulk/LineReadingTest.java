package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.sample.EncryptedTextConverter;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LineReadingTest {

    private static LineReading reading;

    @Bulk(references = "invoice.number")
    private static final class Reminders {
    }

    @BeforeAll
    static void readMetadata() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Invoice.class, Reminder.class, EncryptedTextConverter.class);
        EntityMetadata<Reminder> metadata = EntityMetadata.of(Reminder.class);
        reading = new LineReading(metadata, NamedReferences.of(metadata, Reminders.class.getAnnotation(Bulk.class)), Mode.CREATE);
    }

    @Test
    void whatIsWrongWithAReferenceIsToldWhereTheLineHasIt() {
        assertThat(pointer(csv("id,invoice.number\n1,\n"))).isEqualTo("/invoice/number");
        assertThat(pointer(csv("invoice_id\n1\n"))).isEqualTo("/invoice_id");
        assertThat(pointer(csv("invoice_id,invoice.number\n,\n"))).isEqualTo("/invoice_id");
        assertThat(pointer(ndjson("{\"invoice\": {\"number\": \"N1\"}}"))).isEqualTo("/invoice/number");
        assertThat(pointer(ndjson("{}"))).isEqualTo("/invoice_id");
    }

    private static BatchLines csv(String file) {
        return new CsvLines(stream(file), reading.metadata(), reading.references());
    }

    private static BatchLines ndjson(String file) {
        return new NdjsonLines(stream(file));
    }

    private static ByteArrayInputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String pointer(BatchLines lines) {
        ProblemException failure = new ProblemException(RestError.VALIDATION_FAILED, "",
                List.of(new Violation("/invoice_id", "not_null", "")));
        return reading.inItsTerms(lines.next(), failure).violations().get(0).pointer();
    }
}
