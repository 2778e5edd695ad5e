package org.backendfoundation.persistence.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.sample.kinds.KindMoney;
import org.backendfoundation.sample.kinds.KindSize;
import org.backendfoundation.sample.kinds.KindValue;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonKindConverterTest {

    private static final List<String> COLUMNS = List.of("{\"a\":1}", "[1]", "1", "null");

    @ParameterizedTest
    @CsvSource({"details, 0", "steps, 1"})
    void attributeReadsItsOwnKindAndNoOther(String attribute, int own) {
        List<Object> read = read(attribute);

        for (int i = 0; i < COLUMNS.size(); i++) {
            if (i == own) {
                assertThat(read.get(i)).hasToString(COLUMNS.get(i));
            } else {
                assertThat(read.get(i)).isNull();
            }
        }
    }

    @Test
    void attributeOfAnyKindReadsAllButNull() {
        assertThat(read("anything")).hasToString("[{\"a\":1}, [1], 1, null]").last().isNull();
    }

    private static List<Object> read(String attribute) {
        return OfflineUnit.ask(session -> {
            AbstractDirectMapping mapping = (AbstractDirectMapping) session.getDescriptor(KindValue.class)
                    .getMappingForAttributeName(attribute);
            return Arrays.asList(COLUMNS.stream().map(column -> mapping.getObjectValue(column, session)).toArray());
        }, BaseEntity.class, JsonConverter.class, KindMoney.Converter.class, KindSize.Converter.class, KindValue.class);
    }
}
