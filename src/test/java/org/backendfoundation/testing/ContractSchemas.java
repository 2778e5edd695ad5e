package org.backendfoundation.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The named schemas of a contract, read by a library that knows JSON Schema and nothing of the application. */
public final class ContractSchemas {

    private static final String ADDRESS = "memory:contract";
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> known = new HashMap<>();

    /** What is wrong, by the keyword that says so. */
    public record Finding(String keyword, String place, String message) {
    }

    /** @param document in JSON */
    public ContractSchemas(JsonObject document) {
        factory = JsonSchemaFactory.getInstance(VersionFlag.V4,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, plain(document).toString()))));
    }

    /**
     * In JSON Schema null is a type of its own; {@code nullable} means that it is one of a schema's (OpenAPI 3.0.3, Schema Object). It adds
     * no value to an {@code enum}, which lists them all (OpenAPI's proposal 003, which 3.0.3 refers to).
     */
    private static JsonValue plain(JsonValue value) {
        if (value instanceof JsonArray array) {
            return JSON.createArrayBuilder(array.stream().map(ContractSchemas::plain).toList()).build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder plain = JSON.createObjectBuilder();
        object.forEach((name, inner) -> plain.add(name, plain(inner)));
        if (object.get("nullable") == JsonValue.TRUE) {
            plain.add("type", JSON.createArrayBuilder().add(object.get("type")).add("null"));
        }
        return plain.build();
    }

    /** @param reference as {@code #/components/schemas/Me} */
    public List<Finding> findings(String reference, String json) {
        JsonSchema schema = known.computeIfAbsent(reference,
                any -> factory.getSchema(SchemaLocation.of(ADDRESS + any), SchemaValidatorsConfig.builder().build()));
        try {
            return schema.validate(MAPPER.readTree(json)).stream()
                    .map(found -> new Finding(found.getType(), found.getInstanceLocation().toString(), found.getMessage())).toList();
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(json, noJson);
        }
    }
}
