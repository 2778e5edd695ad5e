package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.rest.openapi.ConstraintSchemas.Place;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

class ConstraintSchemasTest {

    record Bounds(@Positive int whole, @Positive BigDecimal exact,
            @DecimalMin("0.5") @DecimalMax(value = "9.5", inclusive = false) BigDecimal decimal,
            @DecimalMin("0.5") @DecimalMax(value = "9.0", inclusive = false) Integer within, @Min(3) @PositiveOrZero @Max(7) long narrowest,
            @Negative double below, @Digits(integer = 3, fraction = 2) BigDecimal price,
            @Digits(integer = 2, fraction = 0) BigDecimal even) {
    }

    record Texts(@NotBlank String shown, @NotEmpty String some, @Size(min = 2, max = 5) String sized,
            @Pattern(regexp = "a|b") String either, @Pattern(regexp = "a++") String possessive,
            @Pattern(regexp = "a", flags = Pattern.Flag.CASE_INSENSITIVE) String flagged, @Email String mail,
            Optional<@Size(max = 4) String> optional, @Size(max = 8) @Size(max = 6) String twice,
            @NotBlank @Pattern(regexp = "a.*") String both,
            @Size(max = 3, groups = OnCreate.class) String grouped, @Size(max = 3) byte[] bytes) {
    }

    record Containers(@Size(min = 1, max = 3) List<@Size(max = 5) String> list, @NotEmpty @Size(max = 3) Set<@NotBlank String> set,
            @Size(max = 2) Map<String, @Positive Integer> map, @Size(max = 4) int[] array, List<List<@Max(9) Integer>> nested) {
    }

    @Test
    void boundsAreToldAsTheyCount() {
        assertThat(of(Bounds.class, "whole").getMinimum()).isEqualByComparingTo("1");
        assertThat(of(Bounds.class, "exact")).satisfies(schema -> {
            assertThat(schema.getMinimum()).isEqualByComparingTo("0");
            assertThat(schema.getExclusiveMinimum()).isTrue();
        });
        assertThat(of(Bounds.class, "decimal")).satisfies(schema -> {
            assertThat(schema.getMinimum()).isEqualByComparingTo("0.5");
            assertThat(schema.getExclusiveMinimum()).isNull();
            assertThat(schema.getMaximum()).isEqualByComparingTo("9.5");
            assertThat(schema.getExclusiveMaximum()).isTrue();
        });
        assertRange(of(Bounds.class, "within"), "1", "8");
        assertRange(of(Bounds.class, "narrowest"), "3", "7");
        assertThat(of(Bounds.class, "below").getExclusiveMaximum()).isTrue();
    }

    @Test
    void digitsAreARange() {
        assertRange(of(Bounds.class, "price"), "-999.99", "999.99");
        assertThat(of(Bounds.class, "price").getMultipleOf()).isNull();
        assertRange(of(Bounds.class, "even"), "-99", "99");
        assertThat(of(Bounds.class, "even").getMultipleOf()).isEqualByComparingTo("1");
    }

    private static void assertRange(Schema schema, String min, String max) {
        assertThat(schema.getMinimum()).isEqualByComparingTo(min);
        assertThat(schema.getMaximum()).isEqualByComparingTo(max);
    }

    @Test
    void textsAreToldByLengthPatternAndFormat() {
        assertThat(of(Texts.class, "shown").getPattern()).isEqualTo("[^\\x00-\\x20]");
        assertThat(of(Texts.class, "some").getMinLength()).isEqualTo(1);
        assertThat(of(Texts.class, "sized").getMinLength()).isEqualTo(2);
        assertThat(of(Texts.class, "sized").getMaxLength()).isEqualTo(5);
        assertThat(of(Texts.class, "either").getPattern()).isEqualTo("^(?:a|b)$");
        assertThat(of(Texts.class, "mail").getFormat()).isEqualTo("email");
        assertThat(of(Texts.class, "optional").getMaxLength()).isEqualTo(4);
        assertThat(of(Texts.class, "twice").getMaxLength()).isEqualTo(6);
        assertThat(of(Texts.class, "both").getPattern()).isEqualTo("^(?:a.*)$");
        assertThat(of(Texts.class, "both").getMinLength()).isEqualTo(1);
    }

    /** By Java's {@code trim}, which leaves a no-break space. */
    @Test
    void blankIsWhatTrimmingEmpties() {
        java.util.regex.Pattern notBlank = java.util.regex.Pattern.compile(of(Texts.class, "shown").getPattern());

        assertThat(List.of("", " ", "\t\r\n", "\u0000", "\u001f ", "\u00a0", "\u2003", "a", " a ")).allSatisfy(
                text -> assertThat(notBlank.matcher(text).find()).isEqualTo(!text.trim().isEmpty()));
    }

    @Test
    void whatSchemasCannotTellIsLeftOut() {
        assertThat(of(Texts.class, "possessive").getPattern()).isNull();
        assertThat(of(Texts.class, "flagged").getPattern()).isNull();
        assertThat(of(Texts.class, "grouped").getMaxLength()).isNull();
        assertThat(of(Texts.class, "bytes").getMaxLength()).as("of the bytes, not of their text").isNull();
        assertThat(of(Containers.class, "set").getMaxItems()).as("drops what is there twice").isNull();
    }

    @Test
    void constraintsOfAGroupAreToldWhereItIsValidated() {
        Schema schema = JsonSchema.of(String.class);

        new ConstraintSchemas(List.of(OnCreate.class)).describe(schema, List.of(place(Texts.class, "grouped")));

        assertThat(schema.getMaxLength()).isEqualTo(3);
    }

    @Test
    void containersAreToldWithWhatIsInThem() {
        Schema list = of(Containers.class, "list");
        Schema map = of(Containers.class, "map");

        assertThat(list.getMinItems()).isEqualTo(1);
        assertThat(list.getMaxItems()).isEqualTo(3);
        assertThat(list.getItems().getMaxLength()).isEqualTo(5);
        assertThat(of(Containers.class, "set").getMinItems()).isEqualTo(1);
        assertThat(of(Containers.class, "set").getItems().getMinLength()).isEqualTo(1);
        assertThat(map.getMaxProperties()).isEqualTo(2);
        assertThat(map.getAdditionalPropertiesSchema().getMinimum()).isEqualByComparingTo("1");
        assertThat(of(Containers.class, "array").getMaxItems()).isEqualTo(4);
        assertThat(of(Containers.class, "nested").getItems().getItems().getMaximum()).isEqualByComparingTo("9");
    }

    private static Schema of(Class<?> record, String name) {
        return RecordSchemas.schema(record, true).getProperties().get(name);
    }

    private static Place place(Class<?> record, String name) {
        RecordComponent component = Arrays.stream(record.getRecordComponents()).filter(any -> any.getName().equals(name)).findFirst()
                .orElseThrow();
        return new Place(component.getAccessor(), component.getAnnotatedType());
    }
}
