package org.backendfoundation.persistence.metadata;

import jakarta.persistence.EntityManagerFactory;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.conversion.JsonConverters;
import org.backendfoundation.persistence.resource.BuildUnit;
import org.eclipse.persistence.sessions.server.ServerSession;

/** The persistence unit of these entities as it is while the database is down: the metadata needs no more. */
public final class OfflineUnit {

    private OfflineUnit() {
    }

    /** Reads the metadata of these entities, embeddables and mapped superclasses; those of other tests are known no longer. */
    public static void read(Class<?>... types) {
        open(types).close();
    }

    /** What the provider's session with these entities answers. */
    public static <T> T ask(Function<ServerSession, T> question, Class<?>... types) {
        try (EntityManagerFactory factory = open(types)) {
            return question.apply(factory.unwrap(ServerSession.class));
        }
    }

    private static EntityManagerFactory open(Class<?>... types) {
        try {
            List<String> classes = Stream
                    .concat(Stream.of(types), Stream.of(JsonConverter.class, JsonConverters.OfObject.class, JsonConverters.OfArray.class))
                    .map(Class::getName)
                    .toList();
            return new BuildUnit(List.of(Path.of("target/test-classes").toUri().toURL()), classes, List.of(),
                    OfflineUnit.class.getClassLoader()).open();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
