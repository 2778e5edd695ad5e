package org.backendfoundation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnResourcesTest {

    @Test
    void variablesAreThoseToWhichTheCommandsRefer() {
        OwnResources own = OwnResources.of("""
                create-javamail-resource --mailhost=${ENV=MAIL_HOST} --property=mail.smtp.password=${ENV\\=MAIL_PASSWORD} mail/shop
                """);

        assertThat(own.variables()).containsExactly("MAIL_HOST", "MAIL_PASSWORD");
        assertThat(OwnResources.of("").variables()).isEmpty();
    }

    @Test
    void unpackedWarHasThemToo(@TempDir Path war) throws IOException {
        assertThat(OwnResources.in(war).commands()).isEmpty();

        Path directory = Files.createDirectories(war.resolve("WEB-INF/classes/META-INF/server-config"));
        Files.writeString(directory.resolve("payara.asadmin"), "create-jdbc-resource jdbc/archive\n");

        assertThat(OwnResources.in(war).commands()).isEqualTo("create-jdbc-resource jdbc/archive\n");
    }
}
