package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiContractTest {

    @ParameterizedTest
    @CsvSource({"GET,/api/v1/me,getMe", "GET,/api/v1/database/transitions,getDatabaseTransitions",
        "PATCH,/api/v1/database/pool,patchDatabasePool",
        "GET,/api/v1/migrations/{revision},getMigrationsByRevision", "GET,/api/v1/audit-entries/{id},getAuditEntriesById",
        "POST,/api/v1/actors/{actor_id}/restore,postActorsByActorIdRestore"})
    void operationsAreNamedByMethodAndPath(String method, String path, String name) {
        assertThat(OpenApiContract.operationId(method, path)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"http://node-7:8080/,/", "http://node-7:8080,/", "http://node-7:8080/shop/,/shop", "/shop,/shop", "/,/"})
    void serverIsThePathOnTheNodeThatWasAsked(String url, String relative) {
        assertThat(OpenApiContract.relative(url)).isEqualTo(relative);
    }
}
