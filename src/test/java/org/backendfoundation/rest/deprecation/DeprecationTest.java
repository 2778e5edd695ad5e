package org.backendfoundation.rest.deprecation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeprecationTest {

    private static final URI NEWS = URI.create("https://example.org/news");

    /** Says things that cannot be. */
    @DeprecatedApi(since = "2026-01-01", operations = {"paint", "sing"})
    public static class Mistaken {

        @DeprecatedApi(since = "soon")
        public void paint() {
        }

        @DeprecatedApi(since = "2026-01-01", sunset = "2026-02-30")
        public void draw() {
        }

        @DeprecatedApi(since = "2026-02-01", sunset = "2026-01-01")
        public void carve() {
        }

        @DeprecatedApi(since = "2026-02-01", link = "news")
        public void print() {
        }
    }

    /** Ends in parts. */
    @DeprecatedApi(since = "2026-01-01", operations = "paint")
    public static class Ending {

        public void paint() {
        }

        public void draw() {
        }

        public void carve() {
        }
    }

    /** What a team overrides. */
    public static class Overriding extends Ending {

        @Override
        @DeprecatedApi(since = "2026-04-01")
        public void carve() {
        }
    }

    @Test
    void headersAreThoseOfTheStandards() {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

        Deprecation.write(List.of(new Deprecation(LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2027, 1, 5)), Optional.of(NEWS))),
                headers);

        assertThat(headers.get("Deprecation")).containsExactly("@1767225600");
        assertThat(headers.get("Sunset")).containsExactly("Tue, 05 Jan 2027 00:00:00 GMT");
        assertThat(headers.get("Link")).containsExactly("<https://example.org/news>; rel=\"deprecation\"",
                "<https://example.org/news>; rel=\"sunset\"");
    }

    @Test
    void firstDayCountsWhereSeveralAreUsed() {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        Deprecation early = new Deprecation(LocalDate.of(2026, 1, 1), Optional.empty(), Optional.of(NEWS));
        Deprecation late = new Deprecation(LocalDate.of(2026, 6, 1), Optional.of(LocalDate.of(2027, 10, 15)), Optional.empty());

        Deprecation.write(List.of(late, early), headers);

        assertThat(headers.get("Deprecation")).containsExactly("@1767225600");
        assertThat(headers.get("Sunset")).containsExactly("Fri, 15 Oct 2027 00:00:00 GMT");
        assertThat(headers.get("Link")).containsExactly("<https://example.org/news>; rel=\"deprecation\"");
    }

    @Test
    void answerToNothingDeprecatedHasNoHeader() {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

        Deprecation.write(List.of(), headers);

        assertThat(headers).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        assertThat(DeprecatedOperations.faults(Mistaken.class)).containsOnlyKeys("the class", "paint", "draw", "carve", "print")
                .containsEntry("the class", "operations names 'sing', and there is no such method.")
                .containsEntry("paint", "since is 'soon' and no day as 2026-01-01.")
                .containsEntry("draw", "sunset is '2026-02-30' and no day as 2027-01-01.")
                .containsEntry("carve", "sunset, 2026-01-01, is before since, 2026-02-01.")
                .containsEntry("print", "link is 'news' and no whole address as https://example.org/news.");
        assertThat(DeprecatedOperations.faults(Overriding.class)).isEmpty();
    }

    @Test
    void operationIsDeprecatedByItsMethodOrByNameOnItsClass() throws NoSuchMethodException {
        assertThat(DeprecatedOperations.of(Ending.class, Ending.class.getMethod("paint"))).isPresent();
        assertThat(DeprecatedOperations.of(Ending.class, Ending.class.getMethod("draw"))).isEmpty();
        assertThat(DeprecatedOperations.of(Ending.class, Ending.class.getMethod("carve"))).isEmpty();
        assertThat(DeprecatedOperations.of(Overriding.class, Ending.class.getMethod("carve"))).map(Deprecation::since)
                .contains(LocalDate.of(2026, 4, 1));
        assertThat(DeprecatedOperations.of(Overriding.class, Ending.class.getMethod("paint"))).as("inherited").isPresent();
    }
}
