package org.backendfoundation.testkit.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassOutlineTest {

    private static final String LOANS = """
            package org.example;

            import jakarta.annotation.security.RolesAllowed;
            import jakarta.ws.rs.*;
            import jakarta.validation.constraints.*;
            import java.util.*;
            import java.util.function.Supplier;
            import org.backendfoundation.task.ScheduledTask;

            @RolesAllowed("client")
            @Path("loans")
            public class Loans implements Supplier<String> {

                public static final String ROOM = "hall";
                static final Map<String, Integer> DAYS = Map.of("short", 7);

                @Max(30)
                private List<@NotBlank String> guests = new ArrayList<>();
                private int most = 5;

                public record Return(@Positive int room, String by) {
                }

                @interface Mark {
                    int value() default 4;
                }

                @GET
                @Produces("text/plain")
                public String get() {
                    return "spoken".length() + guests.toString() + most;
                }

                @ScheduledTask(name = "remind", meaning = "reminds", at = "02:30")
                public void remind() {
                    Supplier<String> name = () -> "lambda";
                    switch (most) {
                        case 1: name.get(); break;
                        case 1000: ROOM.length(); break;
                        default: get();
                    }
                }

                @POST
                public void lend(@QueryParam("to") @DefaultValue("Rita") String to) throws java.io.IOException {
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "@RolesAllowed(\"client\") | @RolesAllowed({\"client\", \"registrar\"})",
        "@RolesAllowed(\"client\") | ``",
        "@Path(\"loans\") | @Path(\"lendings\")",
        "@Max(30) | @Max(31)",
        "@NotBlank String | @NotNull String",
        "@Positive int room | @PositiveOrZero int room",
        "int room, String by | int room, Object by",
        "default 4 | default 5",
        "text/plain | text/html",
        "02:30 | 03:00",
        "\"Rita\" | \"Anna\"",
        "@QueryParam(\"to\") | @HeaderParam(\"to\")",
        "String to) | String whom)",
        "throws java.io.IOException | throws Exception",
        "ROOM = \"hall\" | ROOM = \"attic\"",
        "(\"short\", 7) | (\"short\", 8)",
        "private int most = 5 | private int most = 6",
        "private int most | private short most",
        "Supplier<String> { | Supplier<String>, java.io.Serializable {",
        "public void remind | private void remind"})
    void whatIsReadAtTheDeploymentIsAnotherOutline(String before, String after) {
        assertThat(LOANS).contains(before);

        assertThat(outlines(LOANS.replace(before, after))).isNotEqualTo(outlines(LOANS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"spoken\" | \"unspoken\"",
        "\"spoken\".length() | List.of(Map.entry(1, 2L)).hashCode() + \"said\" + \"spoken\".length()",
        "\"lambda\" | \"lambda\" + ROOM.strip()",
        "case 1000: | case 1001:",
        "`String to) throws java.io.IOException {` | `String to) throws java.io.IOException { @Deprecated int length = to.length() / 2;`"})
    void bodiesOfMethodsAreNoPartOfIt(String before, String after) {
        assertThat(LOANS).contains(before);

        assertThat(outlines(LOANS.replace(before, after))).isEqualTo(outlines(LOANS));
    }

    private Map<String, String> outlines(String source) {
        try {
            Path file = Files.writeString(directory.resolve("Loans.java"), source);
            return SourceCompiler.compile(List.of(file)).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, compiled -> ClassOutline.of(compiled.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
