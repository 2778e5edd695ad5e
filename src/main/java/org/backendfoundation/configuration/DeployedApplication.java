package org.backendfoundation.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the deployed application is called, as its file {@code META-INF/application.properties} says; a team's own replaces ours. */
public record DeployedApplication(String name, String version) {

    private static final String PROPERTIES = "META-INF/application.properties";

    public static DeployedApplication read() {
        Properties build = new Properties();
        try (InputStream properties = DeployedApplication.class.getClassLoader().getResourceAsStream(PROPERTIES)) {
            build.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DeployedApplication(build.getProperty("name"), build.getProperty("version"));
    }
}
