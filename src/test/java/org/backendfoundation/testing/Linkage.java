package org.backendfoundation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Links compiled classes with one generation of the platform, Jakarta EE and EclipseLink, as a JVM does it: by names and descriptors, so that
 * a method with another return type is another method (JVMS 5.4.3). Nothing is loaded or run.
 */
public final class Linkage {

    private static final String PLATFORM = "(?:jakarta|org/eclipse/persistence)/";
    private static final Pattern TYPE = Pattern.compile(PLATFORM + ".*");
    /** Within a descriptor, a signature or an annotation. */
    private static final Pattern DESCRIBED = Pattern.compile("L(" + PLATFORM + "[\\w/$]+)[;<]");
    private static final String OURS = "org/backendfoundation/";

    /** The tags of constants (JVMS 4.4). */
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final ClassLoader platform;
    private final Map<String, Optional<Outline>> outlines = new HashMap<>();

    private Linkage(ClassLoader platform) {
        this.platform = platform;
    }

    /** What the classes are compiled against. */
    public static Linkage withClassPath() {
        return new Linkage(ClassLoader.getSystemClassLoader());
    }

    /** @param directory with the jars of the platform; all else is from the class path */
    public static Linkage withJars(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return new Linkage(new URLClassLoader(files.map(Linkage::url).toArray(URL[]::new), null));
        } catch (IOException e) {
            throw new UncheckedIOException("The build copies them to " + directory, e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Outline(String name, boolean isAbstract, List<String> above, Map<String, Integer> members) {
    }

    /** All types, fields and methods to which these class files refer and which are not there. */
    public Set<String> missing(List<Path> classFiles) {
        Set<String> missing = new TreeSet<>();
        classFiles.stream().map(Linkage::read).forEach(bytes -> missing(bytes).forEach(what -> missing.add(name(bytes) + " → " + what)));
        return missing;
    }

    private Set<String> missing(byte[] bytes) {
        Set<String> missing = new TreeSet<>();
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            switch (offset == 0 ? 0 : reader.readByte(offset - 1)) {
                case UTF8 -> described(bytes, offset, reader.readUnsignedShort(offset)).filter(type -> outline(type).isEmpty())
                        .forEach(missing::add);
                case CLASS -> Stream.of(reader.readUTF8(offset, buffer))
                        .filter(type -> TYPE.matcher(type).matches() && outline(type).isEmpty()).forEach(missing::add);
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    String owner = reader.readClass(offset, buffer);
                    int member = reader.getItem(reader.readUnsignedShort(offset + 2));
                    String name = reader.readUTF8(member, buffer) + reader.readUTF8(member + 2, buffer);
                    if (isLinked(owner) && !has(owner, name)) {
                        missing.add(owner + "." + name);
                    }
                }
                default -> {
                    // names nothing of the platform
                }
            }
        }
        return missing;
    }

    private static Stream<String> described(byte[] bytes, int offset, int length) {
        Matcher matcher = DESCRIBED.matcher(new String(bytes, offset + 2, length, StandardCharsets.UTF_8));
        return matcher.results().map(found -> found.group(1));
    }

    /** What the foundation calls on its own types may be inherited from one of the platform. */
    private static boolean isLinked(String owner) {
        return TYPE.matcher(owner).matches() || owner.startsWith(OURS);
    }

    private boolean has(String owner, String member) {
        return lineage(owner).anyMatch(outline -> outline.members().containsKey(member));
    }

    /** Methods of these classes that override or implement one of the platform. */
    public Set<String> overriding(List<Path> classFiles) {
        Set<String> overriding = new TreeSet<>();
        for (Outline outline : outlines(classFiles)) {
            List<Outline> above = lineage(outline.name()).filter(type -> TYPE.matcher(type.name()).matches()).toList();
            outline.members().keySet().stream().filter(member -> above.stream().anyMatch(type -> type.members().containsKey(member)))
                    .filter(member -> !member.startsWith("<")).forEach(member -> overriding.add(outline.name() + "." + member));
        }
        return overriding;
    }

    /** Abstract methods of the platform that a class of these does not implement. */
    public Set<String> unimplemented(List<Path> classFiles) {
        Set<String> unimplemented = new TreeSet<>();
        for (Outline outline : outlines(classFiles).stream().filter(type -> !type.isAbstract()).toList()) {
            List<Outline> lineage = lineage(outline.name()).toList();
            lineage.stream().filter(type -> TYPE.matcher(type.name()).matches()).flatMap(type -> type.members().entrySet().stream())
                    .filter(member -> isAbstract(member.getValue()))
                    .filter(member -> lineage.stream().map(type -> type.members().get(member.getKey()))
                            .noneMatch(access -> access != null && !isAbstract(access)))
                    .forEach(member -> unimplemented.add(outline.name() + " → " + member.getKey()));
        }
        return unimplemented;
    }

    private List<Outline> outlines(List<Path> classFiles) {
        return classFiles.stream().map(Linkage::read).map(Linkage::outline).toList();
    }

    private static boolean isAbstract(int access) {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** The type and all that it extends and implements. */
    private Stream<Outline> lineage(String type) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(type));
        while (!next.isEmpty()) {
            String name = next.remove();
            if (seen.add(name)) {
                outline(name).ifPresent(outline -> next.addAll(outline.above()));
            }
        }
        return seen.stream().map(this::outline).flatMap(Optional::stream);
    }

    private Optional<Outline> outline(String type) {
        return outlines.computeIfAbsent(type, name -> {
            ClassLoader loader = TYPE.matcher(name).matches() ? platform : ClassLoader.getSystemClassLoader();
            try (InputStream in = loader.getResourceAsStream(name + ".class")) {
                return Optional.ofNullable(in == null ? null : outline(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Outline outline(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        Map<String, Integer> members = new HashMap<>();
        reader.accept(new ClassVisitor(Opcodes.ASM9) {

            @Override
            public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
                members.put(name + descriptor, access);
                return null;
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                members.put(name + descriptor, access);
                return null;
            }
        }, ClassReader.SKIP_CODE);
        Stream<String> above = Stream.concat(Optional.ofNullable(reader.getSuperName()).stream(), Stream.of(reader.getInterfaces()));
        return new Outline(reader.getClassName(), isAbstract(reader.getAccess()), above.toList(), members);
    }

    private static String name(byte[] bytes) {
        return new ClassReader(bytes).getClassName();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
