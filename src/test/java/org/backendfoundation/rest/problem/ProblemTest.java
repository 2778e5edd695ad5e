package org.backendfoundation.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.security.credential.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    private record Code(String name, Kind kind, String title) implements ErrorCode {
    }

    @Test
    void documentHasTheMembersOfTheStandardAndOurs() {
        ProblemException failure = new ProblemException(new Code("POOL_EXHAUSTED", Kind.UNAVAILABLE, "No connection is free"),
                "Say \"when\".",
                List.of(new Violation("/a", "required", "Must be given.")));

        assertThat(Problem.of(failure).toJson("/api/v1/x", "r-1", Locale.ROOT)).isEqualTo("""
                {"type":"tag:backendfoundation.org,2026:pool-exhausted","title":"No connection is free","status":503,"detail":"Say \\"when\\".",\
                "instance":"/api/v1/x","code":"POOL_EXHAUSTED","request_id":"r-1",\
                "violations":[{"pointer":"/a","rule":"required","message":"Must be given."}]}""");
    }

    @ParameterizedTest
    @CsvSource({"INVALID,400", "UNAUTHENTICATED,401", "FORBIDDEN,403", "NOT_FOUND,404", "CONFLICT,409", "PRECONDITION,412",
        "TOO_LARGE,413", "UNSUPPORTED,415", "LIMITED,429", "UNAVAILABLE,503", "INTERNAL,500"})
    void kindDecidesTheStatus(Kind kind, int status) {
        assertThat(Problem.of(new ProblemException(new Code("X", kind, "x"), "x")).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(RestError.class)
    void everyCodeHasATitle(RestError code) {
        assertThat(code.title()).isNotBlank();
    }

    @Test
    void longDetailIsCut() {
        String json = Problem.of(new ProblemException(RestError.NOT_FOUND, "x".repeat(10_000))).toJson("/", "r", Locale.ROOT);

        assertThat(json).hasSizeLessThan(1_500);
    }

    @Test
    void secretWhereNoNameIsOneIsMasked() {
        String key = ApiKey.generate().text();
        ProblemException failure = new ProblemException(RestError.VALIDATION_FAILED, "Not " + key,
                List.of(new Violation("/" + key, "unknown", "No " + key)));

        assertThat(Problem.of(failure).toJson("/", "r", Locale.ROOT)).contains("Not fk_***", "\"/fk_***\"", "No fk_***")
                .doesNotContain(key);
    }

    @Test
    void strangerIsChallenged() {
        assertThat(Problem.of(401).headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"foundation\"");
    }

    @Test
    void wrongTokenIsToldSo() {
        ProblemException wrong = new ProblemException(RestError.INVALID_TOKEN, "x");

        assertThat(Problem.of(wrong).headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"foundation\", error=\"invalid_token\"");
    }

    @Test
    void encodedBodyIsToldWhatIsRead() {
        assertThat(Problem.of(new ProblemException(RestError.ENCODING_REFUSED, "x")).headers()).containsEntry("Accept-Encoding",
                "identity");
    }

    @Test
    void otherMediaTypeIsToldWhatIsRead() {
        assertThat(Problem.unsupported(List.of("application/merge-patch+json", "application/json")).detail())
                .endsWith("send application/merge-patch+json or application/json.");
    }

    @Test
    void retryAfterIsAtLeastOneSecond() {
        ProblemException soon = ProblemException.retryable(RestError.INTERNAL_ERROR, "x", Duration.ofMillis(1), null);

        assertThat(Problem.of(soon).headers()).containsEntry("Retry-After", "1");
    }

    @ParameterizedTest
    @CsvSource({"404,NOT_FOUND", "405,METHOD_NOT_ALLOWED", "415,UNSUPPORTED_MEDIA_TYPE", "414,REQUEST_URI_TOO_LONG", "500,INTERNAL_ERROR",
        "799,INTERNAL_ERROR",
        "200,INTERNAL_ERROR"})
    void plainStatusHasItsCode(int status, String code) {
        assertThat(Problem.of(status).code()).isEqualTo(code);
    }
}
