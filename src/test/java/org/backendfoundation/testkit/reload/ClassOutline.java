package org.backendfoundation.testkit.reload;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a class file (JVMS 4) has besides the bodies of methods: types, members and annotations, which the server reads when it deploys; and
 * what initializers and constructors do, which ran for the objects that are there. Two outlines of one class are equal if the class in a
 * running server can be brought from one to the other by new bodies alone.
 */
final class ClassOutline {

    /** Of the source, or there for the bodies. */
    private static final Set<String> NO_PART = Set.of("BootstrapMethods", "InnerClasses", "SourceDebugExtension", "SourceFile");
    private static final Set<String> RUN_BEFORE = Set.of("<clinit>", "<init>");

    private final ConstantPool constants;
    /** Sorted: the order of members and attributes means nothing. */
    private final Set<String> parts = new TreeSet<>();

    private ClassOutline(DataInputStream in) throws IOException {
        in.readInt(); // what each class file begins with
        in.readInt(); // the version of its form
        constants = ConstantPool.read(in);
        int access = in.readUnsignedShort();
        int[] types = {in.readUnsignedShort(), in.readUnsignedShort()};
        int[] interfaces = numbers(in);
        List<Member> members = new ArrayList<>(members(in));
        members.addAll(members(in));
        List<Attribute> attributes = attributes(in);
        for (Attribute attribute : attributes) {
            if (attribute.name().equals("BootstrapMethods")) {
                constants.setBootstraps(bootstraps(attribute.in()));
            }
        }
        parts.add(access + texts(types) + texts(interfaces));
        add("class", attributes);
        for (Member member : members) {
            parts.add(member.name() + " " + member.access());
            add(member.name(), member.attributes());
        }
    }

    static Set<String> of(byte[] classFile) {
        try {
            return new ClassOutline(in(classFile)).parts;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param name with its type */
    private record Member(String name, int access, List<Attribute> attributes) {
    }

    private record Attribute(String name, byte[] content) {

        DataInputStream in() {
            return ClassOutline.in(content);
        }
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private List<Member> members(DataInputStream in) throws IOException {
        List<Member> members = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int access = in.readUnsignedShort();
            members.add(new Member(constants.name(in.readUnsignedShort()) + " " + constants.name(in.readUnsignedShort()), access,
                    attributes(in)));
        }
        return members;
    }

    private List<Attribute> attributes(DataInputStream in) throws IOException {
        List<Attribute> attributes = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = constants.name(in.readUnsignedShort());
            attributes.add(new Attribute(name, in.readNBytes(in.readInt())));
        }
        return attributes;
    }

    private static List<int[]> bootstraps(DataInputStream in) throws IOException {
        List<int[]> methods = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int method = in.readUnsignedShort();
            int[] arguments = numbers(in);
            int[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = method;
            methods.add(all);
        }
        return methods;
    }

    private static int[] numbers(DataInputStream in) throws IOException {
        int[] numbers = new int[in.readUnsignedShort()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readUnsignedShort();
        }
        return numbers;
    }

    private String texts(int[] numbers) {
        return String.join(" ", Arrays.stream(numbers).mapToObj(constants::text).toList());
    }

    private void add(String owner, List<Attribute> attributes) throws IOException {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals("Record")) {
                addComponents(attribute.in());
            } else if (attribute.name().equals("Code")) {
                if (RUN_BEFORE.contains(owner.substring(0, owner.indexOf(' ')))) {
                    parts.add(owner + " " + instructions(attribute.in()));
                }
            } else if (!NO_PART.contains(attribute.name())) {
                parts.add(owner + " " + attribute.name() + " " + text(attribute));
            }
        }
    }

    private void addComponents(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            add("component " + constants.name(in.readUnsignedShort()) + " " + constants.name(in.readUnsignedShort()), attributes(in));
        }
    }

    private String instructions(DataInputStream in) throws IOException {
        in.readInt(); // how much room it needs
        StringBuilder text = new StringBuilder(Instructions.text(in, constants));
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(6); // where it may be thrown, and where it is caught
            text.append(constants.text(in.readUnsignedShort()));
        }
        return text.toString();
    }

    private String text(Attribute attribute) throws IOException {
        DataInputStream in = attribute.in();
        return switch (attribute.name()) {
            case "ConstantValue", "Signature", "NestHost" -> constants.text(in.readUnsignedShort());
            case "EnclosingMethod" -> constants.text(in.readUnsignedShort()) + constants.text(in.readUnsignedShort());
            case "Exceptions", "NestMembers", "PermittedSubclasses" -> texts(numbers(in));
            case "MethodParameters" -> new AnnotationText(in, constants).parameters();
            case "AnnotationDefault" -> new AnnotationText(in, constants).value();
            case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> new AnnotationText(in, constants).annotations();
            case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" -> new AnnotationText(in, constants)
                    .ofParameters();
            case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" -> new AnnotationText(in, constants).ofTypes();
            default -> Arrays.toString(attribute.content());
        };
    }
}
