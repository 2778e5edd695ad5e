package org.backendfoundation.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.Setting;
import org.junit.jupiter.api.Test;

class RestSettingsTest {

    @Test
    void keysAndDefaults() {
        assertThat(new RestSettings().settings()).extracting(Setting::key, Setting::defaultText).map(Object::toString)
                .containsExactly("(\"rest_body_limit\", \"1048576\")", "(\"rest_batch_limit\", \"67108864\")",
                        "(\"rest_file_limit\", \"67108864\")",
                        "(\"cors_request_headers\", \"\")", "(\"cors_exposed_headers\", \"\")");
    }

    @Test
    void valuesGivenAreUsed() {
        ApplicationConfiguration configuration = ApplicationConfiguration.of(Map.of(
                "database_url", "postgresql://u:p@localhost/x", "rest_body_limit", "2048"));

        assertThat(configuration.value(RestSettings.BODY_LIMIT)).isEqualTo(2048);
    }
}
