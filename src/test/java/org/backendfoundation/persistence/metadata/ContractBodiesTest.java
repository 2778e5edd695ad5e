package org.backendfoundation.persistence.metadata;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CreatedEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.sample.Basket;
import org.backendfoundation.sample.BasketLine;
import org.backendfoundation.sample.BasketNote;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.kinds.KindAddress;
import org.backendfoundation.sample.kinds.KindChecked;
import org.backendfoundation.sample.kinds.KindItem;
import org.backendfoundation.sample.kinds.KindList;
import org.backendfoundation.sample.kinds.KindMoney;
import org.backendfoundation.sample.kinds.KindNumber;
import org.backendfoundation.sample.kinds.KindPlace;
import org.backendfoundation.sample.kinds.KindPoint;
import org.backendfoundation.sample.kinds.KindRange;
import org.backendfoundation.sample.kinds.KindSize;
import org.backendfoundation.sample.kinds.KindText;
import org.backendfoundation.sample.kinds.KindTime;
import org.backendfoundation.sample.kinds.KindValue;
import org.backendfoundation.sample.shop.Address;
import org.backendfoundation.sample.shop.Category;
import org.backendfoundation.sample.shop.Customer;
import org.backendfoundation.sample.shop.CustomerOrder;
import org.backendfoundation.sample.shop.OrderLine;
import org.backendfoundation.sample.shop.Payment;
import org.backendfoundation.sample.shop.Product;
import org.backendfoundation.sample.shop.Review;
import org.backendfoundation.sample.shop.Shipment;
import org.backendfoundation.sample.shop.Supplier;
import org.backendfoundation.testing.ContractSchemas;
import org.backendfoundation.testing.ContractSchemas.Finding;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A schema takes the bodies that the API takes: random ones of the sample's entities, half of them with something wrong, are given to a
 * library that knows JSON Schema and to the parser with Bean Validation. Where one of them alone refuses a body, a difference listed here
 * says why.
 */
class ContractBodiesTest {

    private static final int BODIES = 10_000;
    private static final long SEED = 20261129;
    private static final String NO_INTEGER = "integer";
    private static final String REFERENCE = "#/components/schemas/";

    private static final List<Class<? extends BaseEntity>> ENTITIES = List.of(Customer.class, CustomerOrder.class, Product.class,
            Review.class, Payment.class, Shipment.class, Supplier.class, Category.class, Invoice.class, Basket.class, KindNumber.class,
            KindText.class, KindTime.class, KindList.class, KindChecked.class, KindPlace.class, KindValue.class);

    /** By the rule that the API names; the page on REST says these, too. */
    private static final Map<String, String> REFUSED_BY_THE_API_ALONE = Map.ofEntries(
            entry("format", "a form that no format names, such as a currency, or that validators do not look at"),
            entry("range", "validators do not look at int32 and its like"),
            entry("kind_ordered", "a constraint of the team's own"),
            entry("part", "a new entity has no part with this id"),
            entry("read_only", "a new part has no such value to be sent back"),
            entry("CONCURRENT_CHANGE", "a new part is at no version"),
            entry("digits", "a fraction, of which only a whole number is told"));

    /** By the keyword of the schema. */
    private static final Map<String, String> REFUSED_BY_THE_SCHEMA_ALONE = Map.ofEntries(
            entry(NO_INTEGER, "1e3 is a whole number here and in later drafts of JSON Schema than that of OpenAPI 3.0"),
            entry("format", "the API takes more forms of a time or a duration than the format has"));

    private static ContractSchemas schemas;
    private static JsonObject contract;
    private static Validator validator;

    @BeforeAll
    static void describe() throws IOException {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Address.class, Category.class, Customer.class, CustomerOrder.class,
                OrderLine.class, Payment.class, Product.class, Review.class, Shipment.class, Supplier.class, Basket.class,
                Basket.Shop.class, Basket.Shelf.class, BasketLine.class, BasketNote.class, Invoice.class, KindAddress.class,
                KindChecked.class, KindItem.class, KindList.class, KindNumber.class, KindPlace.class, KindPoint.class, KindRange.class,
                KindText.class, KindTime.class, KindValue.class, KindMoney.Converter.class, KindSize.Converter.class);
        Components components = OASFactory.createComponents();
        NamedSchemas names = new NamedSchemas(components);
        ENTITIES.forEach(entity -> List.of("", "Input", "Replacement", "Patch")
                .forEach(suffix -> names.reserve(entity.getSimpleName() + suffix)));
        ENTITIES.forEach(entity -> describe(EntityMetadata.of(entity), components, names));
        String document = OpenApiSerializer.serialize(OASFactory.createOpenAPI().openapi("3.0.3").components(components), Format.JSON);
        contract = StrictJson.parse(document.getBytes(StandardCharsets.UTF_8)).asJsonObject();
        schemas = new ContractSchemas(contract);
        validator = Validation.byDefaultProvider().configure().ignoreXmlConfiguration()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory().getValidator();
    }

    private static void describe(EntityMetadata<?> metadata, Components components, NamedSchemas names) {
        String name = metadata.type().getSimpleName();
        EntitySchemas described = metadata.schemas(names);
        components.addSchema(name, described.answer()).addSchema(name + "Input", described.input())
                .addSchema(name + "Replacement", described.replacement()).addSchema(name + "Patch", described.patch());
    }

    @Test
    void schemaTakesTheBodiesThatTheApiTakes() {
        RandomBodies bodies = new RandomBodies(SEED, contract);
        List<String> unlisted = new ArrayList<>();
        Set<String> met = new HashSet<>();
        int taken = 0;
        for (int i = 0; i < BODIES; i++) {
            Class<? extends BaseEntity> entity = ENTITIES.get(i % ENTITIES.size());
            String body = bodies.next(entity.getSimpleName() + "Input");
            List<String> findings = findings(entity, body);
            List<String> violations = violations(entity, body);
            taken += findings.isEmpty() && violations.isEmpty() ? 1 : 0;
            if (findings.isEmpty()) {
                met.addAll(violations);
                compare(violations, REFUSED_BY_THE_API_ALONE, entity.getSimpleName() + " " + body, unlisted);
            } else if (violations.isEmpty()) {
                met.addAll(findings);
                compare(findings, REFUSED_BY_THE_SCHEMA_ALONE, entity.getSimpleName() + " " + body, unlisted);
            }
        }

        assertThat(unlisted).isEmpty();
        assertThat(taken).as("not all bodies are wrong").isGreaterThan(BODIES / 10);
        assertThat(met).as("each difference is one").containsAll(REFUSED_BY_THE_API_ALONE.keySet())
                .containsAll(REFUSED_BY_THE_SCHEMA_ALONE.keySet());
    }

    private static List<String> findings(Class<?> entity, String body) {
        return schemas.findings(REFERENCE + entity.getSimpleName() + "Input", body).stream()
                .map(finding -> isNoInteger(finding) ? NO_INTEGER : finding.keyword()).toList();
    }

    private static boolean isNoInteger(Finding finding) {
        return finding.message().contains("number found") && finding.message().contains(NO_INTEGER);
    }

    private static void compare(List<String> refusals, Map<String, String> listed, String body, List<String> unlisted) {
        List<String> others = refusals.stream().filter(refusal -> !listed.containsKey(refusal)).toList();
        if (!others.isEmpty()) {
            unlisted.add(others + " " + body);
        }
    }

    @Test
    void whatAnAnswerHasFitsItsSchemaAndThatOfAPut() {
        RandomBodies bodies = new RandomBodies(SEED + 1, contract);
        int written = 0;
        for (int i = 0; i < BODIES / 4; i++) {
            Class<? extends BaseEntity> type = ENTITIES.get(i % ENTITIES.size());
            String body = bodies.next(type.getSimpleName() + "Input");
            if (violations(type, body).isEmpty() && findings(type, body).isEmpty()) {
                String answer = answer(type, body);
                assertThat(schemas.findings(REFERENCE + type.getSimpleName(), answer)).as(answer).isEmpty();
                assertThat(schemas.findings(REFERENCE + type.getSimpleName() + "Replacement", answer)).as(answer).isEmpty();
                written++;
            }
        }

        assertThat(written).isGreaterThan(BODIES / 40);
    }

    /** The rules that a body breaks. */
    private static <E extends BaseEntity> List<String> violations(Class<E> type, String body) {
        try {
            created(type, body);
            return List.of();
        } catch (ProblemException refused) {
            return refused.violations().isEmpty() ? List.of(refused.code().name())
                    : refused.violations().stream().map(Violation::rule).toList();
        }
    }

    private static <E extends BaseEntity> E created(Class<E> type, String body) {
        EntityMetadata<E> metadata = EntityMetadata.of(type);
        ParsedObject parsed = metadata.parse(StrictJson.parse(body.getBytes(StandardCharsets.UTF_8)), Mode.CREATE);
        E entity = metadata.create();
        BodyChange change = new BodyChange(Mode.CREATE, new AnyRow());
        metadata.change(entity, parsed, change);
        Set<ConstraintViolation<E>> broken = validator.validate(entity, Default.class, OnCreate.class);
        if (!broken.isEmpty()) {
            throw change.translate(new ConstraintViolationException(broken));
        }
        return entity;
    }

    private static <E extends BaseEntity> String answer(Class<E> type, String body) {
        E entity = CreatedEntity.of(created(type, body));
        if (entity instanceof CustomerOrder order && order.getLines() != null) {
            order.getLines().forEach(CreatedEntity::of);
        }
        if (entity instanceof Basket basket && basket.getLines() != null) {
            basket.getLines().forEach(CreatedEntity::of);
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonProvider.provider().createGenerator(text)) {
            EntityMetadata.of(type).write(entity, out);
        }
        return text.toString();
    }

    /** Has every row that a body refers to. */
    private static final class AnyRow implements BodyChange.Context {

        @Override
        public Map<UUID, ?> find(Class<?> type, Set<UUID> ids) {
            return ids.stream().collect(Collectors.toMap(id -> id, id -> EntityMetadata.of(type).create()));
        }

        @Override
        public boolean isAtOrAbove(BodyChange.Tree tree, UUID id, UUID other) {
            return false;
        }

        @Override
        public boolean isLinked(BodyChange.Link link, UUID owner, UUID target) {
            return false;
        }

        @Override
        public ProblemException stale(long sent, long current) {
            return new ProblemException(PersistenceError.CONCURRENT_CHANGE, sent + " " + current);
        }

        @Override
        public Set<ConstraintViolation<Object>> validate(Object embedded, boolean isCreating) {
            return validator.validate(embedded, Default.class, OnCreate.class);
        }
    }
}
