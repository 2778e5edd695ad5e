package org.backendfoundation.testkit.reload;

import java.io.DataInputStream;
import java.io.IOException;

/** What a method does (JVMS 6.5), as a text that says the same in each class file. */
final class Instructions {

    private static final int LDC = 18;
    private static final int TABLESWITCH = 170;
    private static final int LOOKUPSWITCH = 171;
    private static final int WIDE = 196;
    private static final int IINC = 132;
    /** For each instruction, how many bytes follow: a digit, or a letter where a constant is among them, with {@code a} for it alone. */
    private static final String OPERANDS = operands();

    private final DataInputStream in;
    private final ConstantPool constants;
    private final StringBuilder text = new StringBuilder();
    private int position;

    private Instructions(DataInputStream in, ConstantPool constants) {
        this.in = in;
        this.constants = constants;
    }

    private static String operands() {
        StringBuilder all = new StringBuilder("0".repeat(202));
        put(all, '1', 16, 16, 21, 25, 54, 58, 169, 169, 188, 188);
        put(all, '2', 17, 17, 132, 132, 153, 168, 198, 199);
        put(all, '4', 200, 201);
        put(all, 'a', 19, 20, 178, 184, 187, 187, 189, 189, 192, 193);
        put(all, 'b', 197, 197);
        put(all, 'c', 185, 186);
        return all.toString();
    }

    private static void put(StringBuilder all, char operands, int... firstAndLast) {
        for (int range = 0; range < firstAndLast.length; range += 2) {
            for (int code = firstAndLast[range]; code <= firstAndLast[range + 1]; code++) {
                all.setCharAt(code, operands);
            }
        }
    }

    /** @param in at the length of the instructions */
    static String text(DataInputStream in, ConstantPool constants) throws IOException {
        int length = in.readInt();
        Instructions instructions = new Instructions(in, constants);
        while (instructions.position < length) {
            instructions.next();
        }
        return instructions.text.toString();
    }

    private void next() throws IOException {
        int code = number(1);
        text.append(code).append(' ');
        if (code == LDC) {
            text.append(constants.text(number(1)));
        } else if (code == TABLESWITCH || code == LOOKUPSWITCH) {
            branches(code);
        } else if (code == WIDE) {
            int widened = number(1);
            text.append(widened).append(' ');
            bytes(widened == IINC ? 4 : 2);
        } else {
            operands(OPERANDS.charAt(code));
        }
        text.append('\n');
    }

    private void operands(char operands) throws IOException {
        if (operands >= 'a') {
            text.append(constants.text(number(2)));
            bytes(operands - 'a');
        } else {
            bytes(operands - '0');
        }
    }

    private void branches(int code) throws IOException {
        number((4 - position % 4) % 4);
        bytes(4);
        if (code == TABLESWITCH) {
            int lowest = number(4);
            int highest = number(4);
            text.append(lowest).append(' ').append(highest).append(' ');
            bytes(4 * (highest - lowest + 1));
        } else {
            bytes(8 * number(4));
        }
    }

    private void bytes(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            text.append(number(1)).append(' ');
        }
    }

    private int number(int bytes) throws IOException {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | in.readUnsignedByte();
        }
        position += bytes;
        return number;
    }
}
