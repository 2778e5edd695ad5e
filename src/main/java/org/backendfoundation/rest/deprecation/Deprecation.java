package org.backendfoundation.rest.deprecation;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@link DeprecatedApi} says.
 *
 * @param link empty where there is none, as is {@code sunset}
 */
public record Deprecation(LocalDate since, Optional<LocalDate> sunset, Optional<URI> link) {

    static final String HEADER = "Deprecation";
    static final String SUNSET = "Sunset";

    /** IMF-fixdate (RFC 9110, section 5.6.7): other than Java's form of RFC 1123, with two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** Empty if it has a {@link #fault}, which stops the start. */
    public static Optional<Deprecation> of(DeprecatedApi said) {
        return fault(said).isPresent() ? Optional.empty()
                : Optional.of(new Deprecation(LocalDate.parse(said.since()),
                        Optional.of(said.sunset()).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                        Optional.of(said.link()).filter(address -> !address.isEmpty()).map(URI::create)));
    }

    /** What is wrong with it, as a sentence. */
    public static Optional<String> fault(DeprecatedApi said) {
        if (!isDay(said.since())) {
            return Optional.of("since is '%s' and no day as 2026-01-01.".formatted(said.since()));
        }
        if (!said.sunset().isEmpty() && !isDay(said.sunset())) {
            return Optional.of("sunset is '%s' and no day as 2027-01-01.".formatted(said.sunset()));
        }
        if (!said.sunset().isEmpty() && LocalDate.parse(said.sunset()).isBefore(LocalDate.parse(said.since()))) {
            return Optional.of("sunset, %s, is before since, %s.".formatted(said.sunset(), said.since()));
        }
        return said.link().isEmpty() || isAddress(said.link()) ? Optional.empty()
                : Optional.of("link is '%s' and no whole address as https://example.org/news.".formatted(said.link()));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** For {@code /openapi}. */
    public String sentence() {
        return "Deprecated " + facts() + (link.isPresent() ? "" : ".");
    }

    /** The days and where more is said: {@code since 2026-01-01, and may be gone from 2027-01-01 on}. */
    public String facts() {
        return "since " + since + sunset.map(day -> ", and may be gone from " + day + " on").orElse("")
                + link.map(address -> ": " + address).orElse("");
    }

    /** Marks an answer to a request that used something deprecated; {@link DeprecationFilter} writes the headers. */
    public static Response mark(Response answer, Collection<Deprecation> used) {
        used.forEach(one -> answer.getHeaders().add(HEADER, one));
        return answer;
    }

    /** One value each for the headers that take one (RFC 9745, section 2; RFC 8594, section 3): the first day of all. */
    static void write(Collection<Deprecation> used, MultivaluedMap<String, Object> headers) {
        first(used.stream().map(Deprecation::since)).ifPresent(day -> headers.putSingle(HEADER, "@" + midnight(day).toEpochSecond()));
        first(used.stream().flatMap(one -> one.sunset().stream()))
                .ifPresent(day -> headers.putSingle(SUNSET, HTTP_DATE.format(midnight(day))));
        used.forEach(one -> one.link().ifPresent(address -> {
            headers.add(HttpHeaders.LINK, "<%s>; rel=\"deprecation\"".formatted(address));
            one.sunset().ifPresent(any -> headers.add(HttpHeaders.LINK, "<%s>; rel=\"sunset\"".formatted(address)));
        }));
    }

    private static Optional<LocalDate> first(Stream<LocalDate> days) {
        return days.min(Comparator.naturalOrder());
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return OffsetDateTime.of(day, LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }
}
