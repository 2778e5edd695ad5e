package org.backendfoundation.testkit.reload;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;

/**
 * The constants of a class file (JVMS 4.4), as texts that say the same in each file: the numbers by which a file refers to them shift when
 * any method changes.
 */
final class ConstantPool {

    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private final Constant[] constants;
    private List<int[]> bootstraps = List.of();

    private ConstantPool(Constant[] constants) {
        this.constants = constants;
    }

    /** @param first what it is, or the number of another constant, or of a bootstrap method */
    private record Constant(int tag, Object first, int second) {
    }

    static ConstantPool read(DataInputStream in) throws IOException {
        Constant[] constants = new Constant[in.readUnsignedShort()];
        for (int number = 1; number < constants.length; number++) {
            constants[number] = constant(in.readUnsignedByte(), in);
            if (constants[number].first() instanceof Long) {
                number++; // takes two numbers
            }
        }
        return new ConstantPool(constants);
    }

    private static Constant constant(int tag, DataInputStream in) throws IOException {
        return switch (tag) {
            case UTF8 -> new Constant(tag, in.readUTF(), 0);
            case INTEGER, FLOAT -> new Constant(tag, "" + in.readInt(), 0);
            case LONG, DOUBLE -> new Constant(tag, in.readLong(), 0);
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> new Constant(tag, in.readUnsignedShort(), 0);
            case METHOD_HANDLE -> new Constant(tag, in.readUnsignedByte(), in.readUnsignedShort());
            default -> new Constant(tag, in.readUnsignedShort(), in.readUnsignedShort());
        };
    }

    /** @param methods the numbers of each method and its arguments, which dynamic constants refer to */
    void setBootstraps(List<int[]> methods) {
        bootstraps = methods;
    }

    String text(int number) {
        if (number == 0) {
            return "none";
        }
        Constant constant = constants[number];
        return constant.tag() + ":" + switch (constant.tag()) {
            case UTF8, INTEGER, FLOAT, LONG, DOUBLE -> constant.first().toString();
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> text((int) constant.first());
            case METHOD_HANDLE -> constant.first() + " " + text(constant.second());
            case DYNAMIC, INVOKE_DYNAMIC -> bootstrap((int) constant.first()) + " " + text(constant.second());
            default -> text((int) constant.first()) + " " + text(constant.second());
        };
    }

    private String bootstrap(int method) {
        StringBuilder text = new StringBuilder();
        for (int number : bootstraps.get(method)) {
            text.append(text(number)).append(',');
        }
        return text.toString();
    }

    /** The text of a constant that is nothing else, as a name. */
    String name(int number) {
        return (String) constants[number].first();
    }
}
