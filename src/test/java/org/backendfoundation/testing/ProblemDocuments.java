package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;

/** Checks the shape of every refusal. */
public final class ProblemDocuments {

    private ProblemDocuments() {
    }

    /** Fails unless the answer is a complete problem document of this status that reveals nothing of the implementation. */
    public static JsonObject assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "org.", "com.", "jakarta", "Payara", "\tat ");
        JsonObject problem = parse(answer.body());
        assertThat(problem).containsKeys("type", "title", "status", "detail", "instance", "code", "request_id");
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains(problem.getString("request_id"));
        return problem;
    }

    public static JsonObject parse(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
