package org.backendfoundation.rest.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Optional;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonNames;

/** Says where a broken constraint is in the caller's terms: a JSON Pointer into the body, or the parameter's name. */
public final class ConstraintPointers {

    private ConstraintPointers() {
    }

    public static Violation violation(ConstraintViolation<?> broken) {
        String pointer = pointer(broken.getPropertyPath());
        return isOfElementWithoutPlace(broken) ? violationOfElement(broken, pointer) : violation(broken, pointer);
    }

    public static Violation violation(ConstraintViolation<?> broken, String pointer) {
        return new Violation(pointer, rule(broken), broken.getMessage(), Optional.empty());
    }

    /** Of an element of which nobody knows the place: the pointer is that of the whole, and the message says that it is of an element. */
    public static Violation violationOfElement(ConstraintViolation<?> broken, String pointer) {
        return new Violation(pointer, rule(broken), "An element: " + broken.getMessage(), Optional.empty());
    }

    /** Of a set's, for one. */
    public static boolean isOfElementWithoutPlace(ConstraintViolation<?> broken) {
        boolean isElement = false;
        for (Path.Node node : broken.getPropertyPath()) {
            isElement = node.getKind() == ElementKind.CONTAINER_ELEMENT && node.isInIterable() && index(node).isEmpty();
        }
        return isElement;
    }

    private static String rule(ConstraintViolation<?> broken) {
        return JsonNames.snakeCase(broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName());
    }

    /** A broken constraint on a return value is our fault, not the caller's. */
    static boolean isAboutOurAnswer(ConstraintViolation<?> broken) {
        for (Path.Node node : broken.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case PARAMETER -> parameter = JsonNames.snakeCase(node.getName());
                case PROPERTY -> pointer.append(index(node)).append('/').append(JsonNames.snakeCase(node.getName()));
                case CONTAINER_ELEMENT -> pointer.append(index(node));
                default -> {
                    // methods, beans and constructors are ours, not the caller's
                }
            }
        }
        return pointer.isEmpty() ? parameter : pointer.toString();
    }

    /** The element of a container that a node is in; empty if it is in none. */
    public static String index(Path.Node node) {
        if (node.getIndex() != null) {
            return "/" + node.getIndex();
        }
        return node.getKey() == null ? "" : "/" + JsonNames.escape(node.getKey().toString());
    }
}
