package org.backendfoundation.persistence.metadata;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.backendfoundation.persistence.LazyLoginListener;
import org.eclipse.persistence.jpa.PersistenceProvider;
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
        EntityManagerFactory factory = new PersistenceProvider().createContainerEntityManagerFactory(new Unit(
                Stream.of(types).map(Class::getName).toList()), Map.of());
        factory.unwrap(ServerSession.class);
        return factory;
    }

    private record Unit(List<String> managed) implements PersistenceUnitInfo {

        @Override
        public String getPersistenceUnitName() {
            return "offline";
        }

        @Override
        public String getPersistenceProviderClassName() {
            return PersistenceProvider.class.getName();
        }

        @Override
        public PersistenceUnitTransactionType getTransactionType() {
            return PersistenceUnitTransactionType.RESOURCE_LOCAL;
        }

        @Override
        public DataSource getJtaDataSource() {
            return null;
        }

        @Override
        public DataSource getNonJtaDataSource() {
            return (DataSource) Proxy.newProxyInstance(getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                throw new IllegalStateException("There is no database here");
            });
        }

        @Override
        public List<String> getMappingFileNames() {
            return List.of();
        }

        @Override
        public List<URL> getJarFileUrls() {
            return List.of();
        }

        @Override
        public URL getPersistenceUnitRootUrl() {
            try {
                return Path.of("target/test-classes").toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public List<String> getManagedClassNames() {
            return managed;
        }

        @Override
        public boolean excludeUnlistedClasses() {
            return true;
        }

        @Override
        public SharedCacheMode getSharedCacheMode() {
            return SharedCacheMode.NONE;
        }

        @Override
        public ValidationMode getValidationMode() {
            return ValidationMode.NONE;
        }

        @Override
        public Properties getProperties() {
            Properties properties = new Properties();
            properties.putAll(Map.of("eclipselink.target-database", "org.eclipse.persistence.platform.database.PostgreSQLPlatform",
                    "eclipselink.weaving", "false", "eclipselink.session-event-listener", LazyLoginListener.class.getName(),
                    "eclipselink.logging.level", "OFF", "eclipselink.session-name", "offline-" + System.nanoTime()));
            return properties;
        }

        @Override
        public String getPersistenceXMLSchemaVersion() {
            return "3.0";
        }

        @Override
        public ClassLoader getClassLoader() {
            return OfflineUnit.class.getClassLoader();
        }

        @Override
        public void addTransformer(ClassTransformer transformer) {
            // nothing is woven here
        }

        @Override
        public ClassLoader getNewTempClassLoader() {
            return getClassLoader();
        }
    }
}
