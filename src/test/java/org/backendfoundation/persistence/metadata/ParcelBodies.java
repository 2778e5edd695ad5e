package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CreatedEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.StrictJson;

/** A parcel with a customer and a line, the rows to which bodies may refer, and what bodies do to it. */
final class ParcelBodies {

    private final KnownRows rows = new KnownRows();
    private final Customer customer = known();
    private final Parcel parcel = newParcel();

    static void readMetadata() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Customer.class, Parcel.class, ParcelLine.class,
                Parcel.Place.class, Parcel.Geo.class);
    }

    KnownRows rows() {
        return rows;
    }

    Customer customer() {
        return customer;
    }

    Parcel parcel() {
        return parcel;
    }

    EntityMetadata<Parcel> metadata() {
        return EntityMetadata.of(Parcel.class);
    }

    /** Of a body for the parcel. */
    List<Violation> violations(Mode mode, String body) {
        return catchThrowableOfType(ProblemException.class, () -> change(mode, parcel, json(body))).violations();
    }

    BodyChange change(Mode mode, Parcel entity, JsonObject body) {
        BodyChange change = new BodyChange(mode, rows);
        metadata().change(entity, metadata().parse(body, mode), change);
        return change;
    }

    JsonObject shown(Parcel entity) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonProvider.provider().createGenerator(text)) {
            metadata().write(entity, out);
        }
        return json(text.toString());
    }

    static JsonObject json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }

    /** A new row to refer to. */
    Customer known() {
        return rows.add(CreatedEntity.of(new Customer()));
    }

    private Parcel newParcel() {
        Parcel made = CreatedEntity.of(new Parcel());
        made.setTitle("first");
        made.setVat("DE1");
        made.setURL("https://example.org");
        made.setPaid(true);
        made.setWeight(new BigDecimal("5.00"));
        made.setPin("1234");
        made.setPhrase("sesame");
        made.setDue(Optional.of(LocalDate.of(2026, 12, 24)));
        made.setPrice(new BigDecimal("12.5"));
        made.setDetails(json("{\"x\": 1}"));
        made.setCustomer(customer);
        made.getRemarks().add("fragile");
        made.getLabels().putAll(Map.of("a", "1", "b", "2"));
        Parcel.Place place = new Parcel.Place();
        place.setCity("Bern");
        place.seal("sum");
        place.setGeo(new Parcel.Geo());
        made.setDestination(place);
        ParcelLine line = CreatedEntity.of(new ParcelLine());
        line.setArticle("screw");
        line.setParcel(made);
        made.getLines().add(line);
        return made;
    }
}
