package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.junit.jupiter.api.Test;

/** The file for Kubernetes asks for paths and gives variables that there are. */
class KubernetesFileTest {

    private static final Path FILE = Path.of("server-config", "kubernetes.yaml");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^ +(?:- name: )?([A-Z][A-Z_]+)(?::.*)?$");
    private static final Pattern PROBE = Pattern.compile("(?m)^ +path: (/api/v1/health/[a-z]+)$");

    @Test
    void variablesAreSettingsOrThoseOfTheStart() throws IOException {
        Set<String> known = SettingsGroup.all().stream().flatMap(group -> group.settings().stream()).map(Setting::key)
                .map(key -> key.toUpperCase(Locale.ROOT)).flatMap(name -> Stream.of(name, name + "_FILE"))
                .collect(Collectors.toSet());
        known.add("JAVA_OPTS");

        assertThat(found(VARIABLE)).hasSizeGreaterThan(5).allMatch(known::contains);
    }

    @Test
    void probesAskForHealth() throws IOException {
        assertThat(found(PROBE)).containsExactly("/api/v1/health/started", "/api/v1/health/live", "/api/v1/health/ready");
    }

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(FILE)).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
