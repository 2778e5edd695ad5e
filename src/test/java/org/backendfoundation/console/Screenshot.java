package org.backendfoundation.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** The whole page as a PNG, what one would scroll to included. */
record Screenshot(byte[] png) {

    static Screenshot of(ChromeDriver driver) {
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true)).get("data");
        return new Screenshot(Base64.getDecoder().decode((String) data));
    }

    void writeTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
