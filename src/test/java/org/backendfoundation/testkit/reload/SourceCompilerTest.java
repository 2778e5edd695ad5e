package org.backendfoundation.testkit.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCompilerTest {

    @TempDir
    Path directory;

    @Test
    void eachClassOfASourceIsCompiled() throws IOException {
        Path source = source("Invoice", "package org.example; public class Invoice { enum Status { OPEN } }");

        assertThat(SourceCompiler.compile(List.of(source)).keySet()).containsExactlyInAnyOrder("org/example/Invoice",
                "org/example/Invoice$Status");
    }

    @Test
    void mistakeIsToldWithItsPlace() throws IOException {
        Path source = source("Invoice", "package org.example;\npublic class Invoice { int total = \"ten\"; }");

        assertThatThrownBy(() -> SourceCompiler.compile(List.of(source))).isInstanceOf(SourceCompiler.Refusal.class)
                .hasMessageStartingWith(source + ":2: incompatible types");
    }

    private Path source(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name + ".java"), text);
    }
}
