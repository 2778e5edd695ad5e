package org.backendfoundation.testkit.reload;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;

/**
 * Annotations of a class file (JVMS 4.7.16 to 4.7.22, 4.7.24), as a text that says the same in each file.
 *
 * @param in at the beginning of the attribute
 */
record AnnotationText(DataInputStream in, ConstantPool constants) {

    /** A step that reads, and may fail. */
    @FunctionalInterface
    private interface Step {

        String read() throws IOException;
    }

    private static String repeat(int times, Step step) throws IOException {
        StringBuilder all = new StringBuilder("(");
        for (int left = times; left > 0; left--) {
            all.append(step.read()).append(", ");
        }
        return all.append(')').toString();
    }

    private String constant() throws IOException {
        return constants.text(in.readUnsignedShort());
    }

    String annotations() throws IOException {
        return repeat(in.readUnsignedShort(), this::annotation);
    }

    private String annotation() throws IOException {
        return constant() + repeat(in.readUnsignedShort(), () -> constant() + "=" + value());
    }

    /** Of a part of an annotation. */
    String value() throws IOException {
        char kind = (char) in.readUnsignedByte();
        return kind + switch (kind) {
            case 'e' -> constant() + constant();
            case '@' -> annotation();
            case '[' -> repeat(in.readUnsignedShort(), this::value);
            default -> constant();
        };
    }

    String ofParameters() throws IOException {
        return repeat(in.readUnsignedByte(), this::annotations);
    }

    /** The names and modifiers of parameters. */
    String parameters() throws IOException {
        return repeat(in.readUnsignedByte(), () -> constant() + in.readUnsignedShort());
    }

    /** Those of types, as in {@code List<@NotBlank String>}, with where in the type each is. */
    String ofTypes() throws IOException {
        return repeat(in.readUnsignedShort(), () -> {
            int target = in.readUnsignedByte();
            String place = target + bytes(length(target));
            return place + bytes(2 * in.readUnsignedByte()) + annotation();
        });
    }

    private String bytes(int count) throws IOException {
        return " " + HexFormat.of().formatHex(in.readNBytes(count));
    }

    /** Of what says which type of a member it is (JVMS 4.7.20.1). */
    private static int length(int target) {
        return switch (target) {
            case 0x13, 0x14, 0x15 -> 0; // a field's, a result's, a receiver's
            case 0x00, 0x01, 0x16 -> 1; // a type parameter's, a parameter's
            default -> 2; // a supertype's, a bound's, an exception's
        };
    }
}
