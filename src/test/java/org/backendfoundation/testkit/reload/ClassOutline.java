package org.backendfoundation.testkit.reload;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;

/**
 * What a class file has besides the bodies of methods: types, members and annotations, which the server reads when it deploys; and what
 * initializers and constructors do, which ran for the objects that are there. Two outlines of one class are equal if the class in a running
 * server can be brought from one to the other by new bodies alone.
 */
final class ClassOutline {

    private static final Set<String> RUN_BEFORE = Set.of("<clinit>", "<init>");

    private ClassOutline() {
    }

    static String of(byte[] classFile) {
        // names of parameters count, and those of lines do not: ASM skips both or neither
        return text(classFile, ClassReader.SKIP_CODE, false) + text(classFile, ClassReader.SKIP_DEBUG, true);
    }

    private static String text(byte[] classFile, int skipped, boolean isOfBodies) {
        StringWriter text = new StringWriter();
        TraceClassVisitor printer = new TraceClassVisitor(null, new Textifier(), new PrintWriter(text));
        new ClassReader(classFile).accept(new Parts(printer, isOfBodies), skipped);
        return text.toString();
    }

    /** Leaves out what is no part, and all methods whose bodies are none. */
    private static final class Parts extends ClassVisitor {

        private final boolean isOfBodies;

        private Parts(ClassVisitor printer, boolean isOfBodies) {
            super(Opcodes.ASM9, printer);
            this.isOfBodies = isOfBodies;
        }

        @Override
        public void visitSource(String file, String debug) {
            // where the source is means nothing
        }

        @Override
        public void visitInnerClass(String name, String outer, String simple, int access) {
            // bodies that use another nested class add it
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            return isOfBodies && !RUN_BEFORE.contains(name) ? null : super.visitMethod(access, name, type, signature, exceptions);
        }
    }
}
