package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractChangesTest {

    private static final String CONTRACT = """
            {"info": {"version": "1.4"}, "paths": {"/boats/{id}": {
              "put": {"operationId": "replaceBoat", "tags": ["Boat"],
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                               {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["name", "length"]}}],
                "requestBody": {"required": false, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BoatInput"}}}},
                "responses": {"200": {"headers": {"ETag": {}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}}},
                              "404": {"description": "none"}}}}},
             "components": {"schemas": {
              "Boat": {"type": "object", "required": ["name"], "properties": {
                "name": {"type": "string"}, "colour": {"type": "string", "enum": ["RED"]},
                "rig": {"nullable": true, "type": "string", "enum": ["SLOOP"]}, "owner": {"$ref": "#/components/schemas/Owner"}}},
              "Owner": {"type": "object", "properties": {"city": {"type": "string"}}},
              "BoatInput": {"type": "object", "additionalProperties": false, "properties": {
                "name": {"type": "string", "maxLength": 9, "nullable": true}, "sails": {"type": "array", "items": {"type": "integer", "format": "int32"}}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"put\": {\"op          | \"patch\": {\"op                       | PUT /boats/{id} is gone",
        "replaceBoat             | putBoat                                | PUT /boats/{id} has another operationId: \"putBoat\", not \"replaceBoat\"",
        "[\"Boat\"]              | [\"Ship\"]                             | PUT /boats/{id} has another tags: [\"Ship\"], not [\"Boat\"]",
        "\"name\": \"sort\"      | \"name\": \"order\"                    | PUT /boats/{id}: the query parameter sort is gone",
        "\"in\": \"query\",      | \"in\": \"query\", \"required\": true, | PUT /boats/{id}: the query parameter sort must be given now",
        ", \"length\"]           | ]                                      | PUT /boats/{id}: the query parameter sort may not be \"length\" any more",
        "\"required\": false     | \"required\": true                     | PUT /boats/{id}: the body must be given now",
        "\"ETag\"                | \"Tag\"                                | PUT /boats/{id}: 200 has no header ETag",
        "\"200\"                 | \"204\"                                | PUT /boats/{id}: 200 is gone",
        "\"required\": [\"name\"], | ``                                   | Boat in an answer.name may be left out now",
        "[\"RED\"]               | [\"RED\", \"BLUE\"]                    | Boat in an answer.colour may be \"BLUE\" now",
        "\"city\"                | \"town\"                               | Owner in an answer.city is gone",
        "\"name\": {\"type\": \"string\"} | \"name\": {\"type\": \"string\", \"nullable\": true} | Boat in an answer.name may be null now",
        "\"maxLength\": 9        | \"maxLength\": 8                       | BoatInput in a request.name has a narrower maxLength: 8, not 9",
        "\"maxLength\": 9        | \"maxLength\": 9, \"pattern\": \"a\"   | BoatInput in a request.name has a narrower pattern: \"a\", not null",
        ", \"nullable\": true    | ``                                     | BoatInput in a request.name may not be null any more",
        "\"sails\"               | \"masts\"                              | BoatInput in a request.sails is gone",
        "int32                   | int64                                  | BoatInput in a request.sails[] has another format: \"int64\", not \"int32\"",
        "\"additionalProperties\": false, | \"additionalProperties\": false, \"required\": [\"sails\"], | BoatInput in a request.sails must be given now"})
    void changeThatBreaksAClientIsFound(String old, String now, String change) {
        assertThat(CONTRACT).contains(old);

        assertThat(ContractChanges.breaking(parse(CONTRACT), parse(CONTRACT.replace(old, now)))).containsExactly(change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"404\": {              | \"409\": {",
        "{\"name\": \"sort\"     | {\"name\": \"limit\", \"in\": \"query\", \"schema\": {}}, {\"name\": \"sort\"",
        "\"length\"]             | \"length\", \"age\"]",
        "\"maxLength\": 9        | \"maxLength\": 10",
        ", \"maxLength\": 9      | ``",
        "\"required\": [\"name\"] | \"required\": [\"name\", \"colour\"]",
        "[\"SLOOP\"]            | [\"SLOOP\", null]",
        "\"city\"                | \"street\": {\"type\": \"string\"}, \"city\"",
        "\"sails\"               | \"masts\": {\"type\": \"integer\"}, \"sails\"",
        "\"owner\": {\"$ref\": \"#/components/schemas/Owner\"} | \"owner\": {\"deprecated\": true, \"allOf\": [{\"$ref\": \"#/components/schemas/Owner\"}]}"})
    void changeThatBreaksNobodyIsNot(String old, String now) {
        assertThat(CONTRACT).contains(old);

        assertThat(ContractChanges.breaking(parse(CONTRACT), parse(CONTRACT.replace(old, now)))).isEmpty();
    }

    @Test
    void changeMayBeAllowedWithAReason() {
        JsonObject now = parse(CONTRACT.replace("\"city\"", "\"town\""));

        assertThat(report(now)).containsExactly("Owner in an answer.city is gone");
        assertThat(report(now, "# of 1.5", "", "Owner in an answer.city is gone -- nobody reads it")).isEmpty();
        assertThat(report(now, "Owner in an answer.city is gone")).containsExactly(
                "'Owner in an answer.city is gone' is allowed without a reason");
        assertThat(report(parse(CONTRACT), "Owner in an answer.city is gone -- nobody reads it")).containsExactly(
                "'Owner in an answer.city is gone' is allowed, and did not happen: take it out");
    }

    @Test
    void anythingMayChangeWithTheMajorVersion() {
        assertThat(report(parse(CONTRACT.replace("\"city\"", "\"town\"").replace("1.4", "1.5")))).isNotEmpty();
        assertThat(report(parse(CONTRACT.replace("\"city\"", "\"town\"").replace("1.4", "2.0-SNAPSHOT")))).isEmpty();
    }

    private static List<String> report(JsonObject now, String... allowances) {
        return CheckContract.report(parse(CONTRACT), now, List.of(allowances));
    }

    private static JsonObject parse(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
