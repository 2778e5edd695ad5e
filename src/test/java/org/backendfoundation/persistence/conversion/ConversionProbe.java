package org.backendfoundation.persistence.conversion;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.property.Properties;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.kinds.KindText;
import org.backendfoundation.sample.kinds.KindTime;
import org.backendfoundation.sample.kinds.KindValue;

/** Stores values through the entity manager and reads them again; called by {@link ConversionIT}. */
@ApplicationScoped
@Path("probe-conversion")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class ConversionProbe {

    /** As often as the driver needs to read a statement's results in binary. */
    private static final int READS = 8;

    private static final OffsetDateTime FIRST = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime LAST = OffsetDateTime.parse("9999-12-31T23:59:59.999999Z");

    @Inject
    UnitOfWork transactions;

    /** What is read otherwise than it was written: nothing. */
    @POST
    @Path("differences")
    public List<String> differences() {
        return List.of(new KindText(), new KindTime(), new KindValue(), text(), times(FIRST), times(LAST), values(), lists()).stream()
                .flatMap(entity -> differences(entity).stream()).toList();
    }

    /** The id is the entity's own, so that no listener of the application is in the way. */
    private List<String> differences(BaseEntity entity) {
        UUID id = transactions.call(entityManager -> {
            entityManager.persist(entity);
            return entity.getId();
        });
        return IntStream.range(0, READS)
                .mapToObj(read -> transactions.call(entityManager -> differences(entityManager, entity, id)))
                .flatMap(List::stream).distinct().toList();
    }

    private static List<String> differences(EntityManager entityManager, BaseEntity written, UUID id) {
        BaseEntity read = entityManager.createQuery("select e from " + written.getClass().getSimpleName() + " e where e.id = :id",
                BaseEntity.class).setParameter("id", id).getSingleResult();
        return Properties.of(written.getClass()).stream().filter(property -> !Objects.deepEquals(property.get(read), property.get(written)))
                .map(property -> difference(property, written, read)).toList();
    }

    private static String difference(Property property, BaseEntity written, BaseEntity read) {
        return property.javaName() + ": " + property.get(written) + " became " + property.get(read);
    }

    private static KindText text() {
        KindText text = new KindText();
        text.setCode(new UUID(-1, -1));
        text.setBytes(new byte[] {0, -1, 127});
        text.setTitle("");
        return text;
    }

    private static KindTime times(OffsetDateTime time) {
        KindTime times = new KindTime();
        times.setOffsetTime(time);
        times.setInstant(time.toInstant());
        times.setZoned(ZonedDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
        times.setJavaDate(Date.from(Instant.ofEpochMilli(time.toInstant().toEpochMilli())));
        times.setSqlTimestamp(Timestamp.from(time.toInstant()));
        times.setLocalDateTime(time.toLocalDateTime());
        times.setLocalDate(time.toLocalDate());
        times.setSqlDate(java.sql.Date.valueOf(time.toLocalDate()));
        times.setLocalTime(LocalTime.parse("23:59:59.999999"));
        times.setTimeOfDay(OffsetTime.parse("12:00:00.000001Z"));
        times.setMonth(YearMonth.from(time));
        times.setDuration(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        times.setLapse(Duration.ofHours(-100_000).plusNanos(1000));
        times.setPeriod(Period.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE));
        return times;
    }

    private static KindValue values() {
        KindValue values = new KindValue();
        values.setNames(new String[] {"a\"\\{},", "NULL", "", null});
        values.setNumbers(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE});
        values.setTags(List.of());
        return values;
    }

    private static KindValue lists() {
        KindValue lists = new KindValue();
        lists.setTags(List.of("b", "a", "b"));
        lists.setScores(List.of(2, 1));
        lists.setMarks(Set.of("a", "b"));
        lists.setNames(new String[0]);
        return lists;
    }

    /** Whether a change within a list reaches the database. */
    @POST
    @Path("in-place")
    public List<String> changeInPlace() {
        UUID id = transactions.call(entityManager -> {
            KindValue values = lists();
            values.setTags(new ArrayList<>(List.of("a")));
            entityManager.persist(values);
            return values.getId();
        });
        transactions.call(entityManager -> entityManager.find(KindValue.class, id).getTags().add("b"));
        return transactions.call(entityManager -> entityManager.find(KindValue.class, id).getTags());
    }

    /** A query by values that are converted. */
    @POST
    @Path("queried")
    public long queried() {
        return transactions.call(entityManager -> {
            KindTime time = times(LAST);
            time.setLocalDate(LocalDate.of(2001, 2, 3));
            time.setLocalDateTime(LocalDateTime.parse("2001-02-03T04:05:06"));
            entityManager.persist(time);
            entityManager.flush();
            return entityManager.createQuery("select count(t) from KindTime t where t.localDate = :date and t.localDateTime = :time "
                    + "and t.instant = :instant and t.month = :month and t.duration = :duration", Long.class)
                    .setParameter("date", time.getLocalDate()).setParameter("time", time.getLocalDateTime())
                    .setParameter("instant", time.getInstant()).setParameter("month", time.getMonth())
                    .setParameter("duration", time.getDuration()).getSingleResult();
        });
    }
}
