package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;

/** Callers can look up every code: each failure prints the rows to write. */
class ErrorCodesPageTest {

    @Test
    void everyCodeOfEveryRoomIsListed() {
        List<String> rows = codes().map(ErrorCodesPageTest::row).toList();

        assertThat(Document.page("rest").table("| code |")).containsExactlyInAnyOrderElementsOf(rows);
    }

    /** In no closed list: a generated client would refuse a code that is new. */
    @Test
    void contractHasEveryCode() throws IOException {
        List<String> ofHttp = List.of("METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "UNSUPPORTED_MEDIA_TYPE",
                "REQUESTED_RANGE_NOT_SATISFIABLE");

        assertThat(Files.readAllLines(Path.of("src", "main", "resources", "META-INF", "problem-codes")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ofHttp.stream(), codes().map(ErrorCode::name)).toList());
    }

    private static Stream<ErrorCode> codes() {
        return ShippedClasses.ALL.stream().filter(type -> type.isAssignableTo(ErrorCode.class) && type.isEnum()).map(JavaClass::reflect)
                .flatMap(type -> Stream.of((ErrorCode[]) type.getEnumConstants()));
    }

    private static String row(ErrorCode code) {
        int status = Problem.of(new ProblemException(code, "")).status();
        return "| `%s` | %s | %s |".formatted(code.name(), status, code.title());
    }
}
