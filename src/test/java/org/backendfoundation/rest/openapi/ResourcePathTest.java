package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePathTest {

    @ParameterizedTest
    @CsvSource({"orders,orders,''", "/orders/,orders,''", "a//b,a/b,''", "customers/{customer}/orders,customers/{customer}/orders,customer",
        "/a/{ b : [0-9]{2} }/c/{d}/,a/{b}/c/{d},'b d'", "a/{b: [^/]+},a/{b},b", "'',''," + "''"})
    void pathIsAsOpenApiHasIt(String declared, String template, String parameters) {
        ResourcePath path = ResourcePath.of(declared);

        assertThat(path.template()).isEqualTo(template);
        assertThat(String.join(" ", path.parameters())).isEqualTo(parameters);
    }
}
