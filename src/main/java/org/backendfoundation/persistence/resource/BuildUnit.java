package org.backendfoundation.persistence.resource;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.backendfoundation.persistence.LazyLoginListener;
import org.backendfoundation.persistence.PostgresPlatform;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * The persistence unit as it is while the database is down, outside of a server: what the provider makes of the entities, and what the
 * application knows of them, needs no more. Nothing is woven.
 *
 * @param roots        where the provider looks for entities: directories or jars; the first is that of the project
 * @param classes      the names of entities, embeddables and others that are not looked for
 * @param mappingFiles that name more of them
 */
public record BuildUnit(List<URL> roots, List<String> classes, List<String> mappingFiles, ClassLoader loader)
        implements PersistenceUnitInfo {

    private static final List<String> MAPPING_FILES = List.of("META-INF/entities.xml");

    /**
     * The entities of a project and of the foundation.
     *
     * @param classes the directory of the project's classes
     */
    public static BuildUnit of(Path classes, ClassLoader loader) throws IOException {
        List<URL> roots = Stream.of(classes.toRealPath(), foundation().toRealPath()).distinct().map(BuildUnit::url).toList();
        return new BuildUnit(roots, List.of(), MAPPING_FILES, loader);
    }

    /** The foundation's classes: a directory, or a jar. */
    static Path foundation() {
        try {
            return Path.of(BuildUnit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static URL url(Path root) {
        try {
            return root.toUri().toURL();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads the metadata of all entities; those of another unit are known no longer. */
    public EntityManagerFactory open() {
        return open(Map.of());
    }

    /** The same with a database to read from. */
    public EntityManagerFactory open(DataSource database) {
        return open(Map.of("jakarta.persistence.nonJtaDataSource", database));
    }

    private EntityManagerFactory open(Map<String, Object> properties) {
        EntityManagerFactory factory = new PersistenceProvider().createContainerEntityManagerFactory(this, properties);
        factory.unwrap(ServerSession.class);
        return factory;
    }

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
        return (DataSource) Proxy.newProxyInstance(BuildUnit.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("There is no database here");
                });
    }

    @Override
    public List<String> getMappingFileNames() {
        return mappingFiles;
    }

    @Override
    public List<URL> getJarFileUrls() {
        return roots.subList(1, roots.size());
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return roots.get(0);
    }

    @Override
    public List<String> getManagedClassNames() {
        return classes;
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return !classes.isEmpty();
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
        properties.putAll(Map.of("eclipselink.target-database", PostgresPlatform.class.getName(),
                "eclipselink.weaving", "false", "eclipselink.session-event-listener", LazyLoginListener.class.getName(),
                "eclipselink.logging.level", "OFF", "eclipselink.session-name", "offline-" + System.nanoTime()));
        return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.0";
    }

    /** Of Jakarta Persistence 3.2, as the next one. */
    public String getScopeAnnotationName() {
        return null;
    }

    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    public ClassLoader getClassLoader() {
        return new FirstResource(loader);
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // nothing is woven
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }

    /** A project's mapping file takes the place of the foundation's, as in a WAR; the provider refuses two of one name. */
    private static final class FirstResource extends ClassLoader {

        FirstResource(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            List<URL> found = Collections.list(super.getResources(name));
            return Collections.enumeration(found.subList(0, Math.min(1, found.size())));
        }
    }
}
