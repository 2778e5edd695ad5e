package org.backendfoundation.persistence.resource;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.bulk.NamedReferences;
import org.backendfoundation.persistence.bulk.NamedReferences.NamedReference;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.backendfoundation.rest.request.RowFiles;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Describes the export and the import of an entity's rows. */
final class BulkPaths {

    /** Behind the name of an entity: a line of a file that is imported. */
    static final String IMPORT_LINE = "ImportLine";

    private static final String LINE = "BatchLine";
    private static final String VIOLATION = "Violation";
    private static final String SUMMARY = "BatchSummary";
    private static final String COMPLETE = "complete";
    private static final List<String> COUNTS = List.of("lines", "created", "updated", "refused");

    private BulkPaths() {
    }

    /** @param list the entity's list, of which the export has the filters */
    static Operation export(String name, EntityMetadata<?> metadata, Operation list) {
        Operation export = OASFactory.createOperation().operationId("export" + name).summary("All rows of %s as a file".formatted(name))
                .description("An answer that breaks off is incomplete: 'after' continues behind the last row received.").addTag(name)
                .addParameter(format()).addParameter(query(BulkRequest.AFTER, JsonSchema.of(UUID.class),
                        "Begins behind the row with this id"));
        list.getParameters().stream().filter(parameter -> !BulkRequest.OF_PAGES.contains(parameter.getName()))
                .forEach(export::addParameter);
        return answered(export, files(NamedSchemas.reference(name),
                "Columns, in the first line: " + String.join(", ", metadata.columns().names()) + "."));
    }

    /** @param line refers to the schema of a line */
    static Operation batch(String name, Bulk bulk, EntityMetadata<?> metadata, Schema line) {
        List<Object> keys = new ArrayList<>(
                Stream.concat(Stream.of("id"), Stream.of(bulk.keys()).filter(key -> metadata.filter(key).isPresent())).toList());
        Operation batch = OASFactory.createOperation().operationId("import" + name).summary("Import rows of %s from a file".formatted(name))
                .description("All rows or none; with mode=parts in parts of a thousand, with an answer for each line."
                        + references(bulk, metadata))
                .addTag(name)
                .addParameter(query(BulkRequest.KEY, JsonSchema.of(String.class).enumeration(keys),
                        "A line changes the row that has its value of this attribute"))
                .addParameter(query(BulkRequest.MODE,
                        JsonSchema.of(String.class).enumeration(List.of(BulkRequest.WHOLE, BulkRequest.PARTS)), "'whole' if not given"))
                .addParameter(OASFactory.createParameter().name(IdempotentRequest.HEADER).in(In.HEADER).schema(JsonSchema.of(String.class))
                        .description(
                                "1 to 255 visible ASCII characters. Sent again with the same file and query, it gives the first answer again"))
                .requestBody(OASFactory.createRequestBody().required(true).content(files(line, columns(bulk, metadata))));
        return answered(batch, OASFactory.createContent()
                .addMediaType(MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(NamedSchemas.reference(SUMMARY)))
                .addMediaType(RowFiles.NDJSON, OASFactory.createMediaType().schema(NamedSchemas.reference(LINE))));
    }

    /**
     * A line of a file. With {@code key} it is a patch, so nothing is required; a new row needs what a POST needs.
     *
     * @param input what a POST takes
     * @param patch what a PATCH takes; becomes the line
     */
    static Schema line(Schema input, Schema patch, Bulk bulk, EntityMetadata<?> metadata, NamedSchemas names) {
        Map<String, Schema> patched = properties(patch);
        properties(input).forEach((name, value) -> {
            if (!patched.containsKey(name)) {
                patch.addProperty(name, value);
            }
        });
        NamedReferences references = NamedReferences.of(metadata, bulk);
        references.all().forEach(reference -> patch.addProperty(reference.name(), other(reference, metadata, names)));
        List<String> required = input.getRequired() == null ? List.of() : input.getRequired();
        return patch.description("A line of an import." + (required.isEmpty() ? "" : " A new row needs " + required.stream()
                .map(name -> references.all().stream().filter(reference -> reference.attribute().equals(name)).findFirst()
                        .map(reference -> name + " or " + reference.name()).orElse(name))
                .collect(Collectors.joining(", ")) + "; what 'key' finds needs only what changes."));
    }

    /** What answers do not show has no schema here either. */
    private static Schema other(NamedReference reference, EntityMetadata<?> metadata, NamedSchemas names) {
        Map<String, Schema> shown = properties(metadata.related(reference.type()).schemas(names).answer());
        return SchemaTypes.typed(SchemaType.OBJECT).description("In place of " + reference.attribute())
                .addProperty(reference.key(), shown.getOrDefault(reference.key(), OASFactory.createSchema())).addRequired(reference.key())
                .additionalPropertiesBoolean(false);
    }

    private static Map<String, Schema> properties(Schema object) {
        return object.getProperties() == null ? Map.of() : object.getProperties();
    }

    private static String columns(Bulk bulk, EntityMetadata<?> metadata) {
        Set<String> writable = properties(metadata.schemas(new NamedSchemas(OASFactory.createComponents())).input()).keySet();
        Map<Boolean, List<String>> columns = metadata.columns().names().stream()
                .collect(Collectors.partitioningBy(column -> writable.contains(column.split("\\.")[0])));
        String named = NamedReferences.of(metadata, bulk).all().stream()
                .map(reference -> "; or " + reference.column() + " in place of " + reference.attribute()).collect(Collectors.joining());
        return "Columns, in the first line, in any order and spelt so: " + String.join(", ", columns.get(true)) + named
                + ". Those that a row does not need may be left out. With 'key' there may also be, as an export has them: "
                + String.join(", ", columns.get(false)) + ".";
    }

    private static String references(Bulk bulk, EntityMetadata<?> metadata) {
        List<NamedReference> references = NamedReferences.of(metadata, bulk).all();
        return references.isEmpty() ? ""
                : " Instead of the id of another row a line may have "
                        + references.stream().map(NamedReference::column).collect(Collectors.joining(", "))
                        + ": in CSV a column, in NDJSON an object.";
    }

    /** What an import answers. */
    static Map<String, Schema> answers() {
        return Map.of(SUMMARY, summary(), LINE, line());
    }

    /** How many lines of a file became what. */
    private static Schema summary() {
        Schema summary = SchemaTypes.typed(SchemaType.OBJECT);
        COUNTS.forEach(count -> summary.addProperty(count, JsonSchema.of(int.class)).addRequired(count));
        return summary.addProperty(COMPLETE, complete()).addRequired(COMPLETE);
    }

    /** One object for both kinds of lines: generators make no code of {@code oneOf} that a line could be read with. */
    private static Schema line() {
        Schema line = SchemaTypes.typed(SchemaType.OBJECT)
                .description("A line of the answer: what became of one line of the file; the last one has the counts")
                .addProperty("line",
                        JsonSchema.of(long.class)
                                .description("The line of the file where the row begins, from 1; the names of a CSV are line 1"))
                .addProperty("status", JsonSchema.of(int.class).description("201 created, 200 changed, another one refused"))
                .addProperty("id", JsonSchema.of(UUID.class).description("Of the row"))
                .addProperty("code", JsonSchema.of(String.class).description("Why it was refused, as a problem has it"))
                .addProperty("title", JsonSchema.of(String.class)).addProperty("detail", JsonSchema.of(String.class))
                .addProperty("violations", SchemaTypes.typed(SchemaType.ARRAY).items(NamedSchemas.reference(VIOLATION)));
        COUNTS.forEach(count -> line.addProperty(count, JsonSchema.of(int.class)));
        return line.addProperty(COMPLETE, complete())
                .addProperty("next_line", JsonSchema.of(long.class)
                        .description("Instead of 'line' before the counts: the answer ends before this line of the file, for the reason in "
                                + "'code'"))
                .addProperty("retry_after", JsonSchema.of(int.class).description("After how many seconds the file may be sent again"));
    }

    private static Schema complete() {
        return JsonSchema.of(boolean.class).description("Whether the counts are those of the whole file");
    }

    private static Operation answered(Operation operation, Content content) {
        return operation.responses(OASFactory.createAPIResponses().addAPIResponse("200",
                OASFactory.createAPIResponse().description("Success").content(content)));
    }

    private static Content files(Schema line, String columns) {
        return OASFactory.createContent().addMediaType(RowFiles.NDJSON, OASFactory.createMediaType().schema(line))
                .addMediaType(RowFiles.CSV, OASFactory.createMediaType().schema(JsonSchema.of(String.class).description(columns)));
    }

    private static Parameter format() {
        List<Object> formats = new ArrayList<>(Stream.of(BulkFormat.values()).map(BulkFormat::toString).toList());
        return query(BulkFormat.PARAMETER, JsonSchema.of(String.class).enumeration(formats), "What Accept says if not given");
    }

    private static Parameter query(String name, Schema schema, String description) {
        return OASFactory.createParameter().name(name).in(In.QUERY).schema(schema).description(description);
    }
}
