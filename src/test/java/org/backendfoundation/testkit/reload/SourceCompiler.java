package org.backendfoundation.testkit.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.backendfoundation.testkit.Directories;

/** The JDK's compiler, with the class path of this JVM. */
final class SourceCompiler {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final String CLASS = ".class";

    private SourceCompiler() {
    }

    /** A source that does not compile. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    /**
     * @return the classes by their names, in the JVM's form: {@code org/example/Invoice$Status}
     * @throws Refusal with the place and the reason of each mistake
     */
    static Map<String, byte[]> compile(Collection<Path> sources) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(said, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            Path output = Files.createTempDirectory("classes");
            List<String> options = List.of("-d", output.toString(), "-classpath", System.getProperty("java.class.path"), "-parameters",
                    "-g",
                    "-proc:none", "--release", "17");
            boolean compiles = JAVAC.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
            Map<String, byte[]> classes = compiles ? read(output) : Map.of();
            Directories.delete(output);
            if (!compiles) {
                throw new Refusal(said.getDiagnostics().stream().filter(mistake -> mistake.getKind() == Diagnostic.Kind.ERROR)
                        .map(SourceCompiler::line).collect(Collectors.joining("\n")));
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Diagnostic<? extends JavaFileObject> mistake) {
        return "%s:%s: %s".formatted(mistake.getSource() == null ? "" : mistake.getSource().getName(), mistake.getLineNumber(),
                mistake.getMessage(Locale.ENGLISH));
    }

    private static Map<String, byte[]> read(Path directory) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                classes.put(name.substring(0, name.length() - CLASS.length()), Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
