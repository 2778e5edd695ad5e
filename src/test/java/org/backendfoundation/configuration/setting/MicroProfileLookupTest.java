package org.backendfoundation.configuration.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class MicroProfileLookupTest {

    @Test
    void environmentVariableAnswersForTheKey() {
        MicroProfileLookup lookup = lookup(new EnvConfigSource(Map.of("DATABASE_URL", "postgresql://db/app"), 300));

        assertThat(lookup.find("database_url")).map(RawValue::text).contains("postgresql://db/app");
    }

    @Test
    void whatLooksLikeAnExpressionIsKept() {
        MicroProfileLookup lookup = lookup(new PropertiesConfigSource(Map.of("database_password", "a${b}$c\\d"), "file", 100));

        assertThat(lookup.find("database_password")).map(RawValue::text).contains("a${b}$c\\d");
    }

    @Test
    void sourceOfHighestOrdinalWinsAndIsNamed() {
        MicroProfileLookup lookup = lookup(new PropertiesConfigSource(Map.of("log_level", "INFO"), "file", 100),
                new PropertiesConfigSource(Map.of("log_level", "DEBUG"), "override", 400));

        assertThat(lookup.find("log_level")).hasValueSatisfying(value -> {
            assertThat(value.text()).isEqualTo("DEBUG");
            assertThat(value.toString()).contains("override", "400");
        });
    }

    @Test
    void whatNobodyGivesIsEmpty() {
        assertThat(lookup().find("log_level")).isEmpty();
    }

    private static MicroProfileLookup lookup(ConfigSource... sources) {
        Config config = new SmallRyeConfigBuilder().withSources(sources).build();
        return new MicroProfileLookup(config);
    }
}
