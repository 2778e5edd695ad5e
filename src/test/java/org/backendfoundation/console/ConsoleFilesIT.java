package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.SharedApi;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The page's files as every server gives them out: a module of another media type than JavaScript's is not run, and a style of another than
 * CSS's not used.
 */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConsoleFilesIT {

    private static final Map<String,
            String> TYPES = Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    @Test
    void everyFileIsWhatItsNameSays() throws IOException {
        assertThat(files()).hasSizeGreaterThan(5).allSatisfy(file -> {
            HttpResponse<String> answer = SharedApi.stranger("GET", "/" + file);

            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(file)
                    .startsWith(TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
            assertThat(answer.headers().allValues("Cache-Control")).as(file).containsExactly("no-cache");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).as(file).containsExactly("nosniff");
        });
    }

    /** Of the WAR: what a library brought is among them; its licence, which has no media type, is not asked for. */
    private static List<String> files() throws IOException {
        try (JarFile war = new JarFile(Deployments.WAR.toFile())) {
            return war.stream().map(ZipEntry::getName)
                    .filter(name -> name.startsWith("admin/") && !name.endsWith("/") && name.contains(".")).toList();
        }
    }
}
