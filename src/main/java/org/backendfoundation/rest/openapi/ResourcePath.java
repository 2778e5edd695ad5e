package org.backendfoundation.rest.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/**
 * The path of a resource as OpenAPI has it.
 *
 * @param template   without slashes at its ends, and without what JAX-RS allows behind the name of a parameter: {@code a/{b}} for
 *                   {@code /a/{b: [0-9]{2}}/}
 * @param parameters by their names
 */
public record ResourcePath(String template, List<String> parameters) {

    public static ResourcePath of(String declared) {
        StringBuilder template = new StringBuilder();
        List<String> parameters = new ArrayList<>();
        int at = 0;
        while (at < declared.length()) {
            int end = declared.charAt(at) == '{' ? closing(declared, at) : at;
            if (end > at) {
                parameters.add(declared.substring(at + 1, end).split(":", 2)[0].strip());
                template.append('{').append(parameters.get(parameters.size() - 1)).append('}');
            } else if (declared.charAt(at) != '/' || !isSlashNeedless(template, declared, at)) {
                template.append(declared.charAt(at));
            }
            at = end + 1;
        }
        return new ResourcePath(template.toString(), List.copyOf(parameters));
    }

    /** The expression of a parameter may have braces, too. */
    private static int closing(String declared, int opening) {
        int depth = 0;
        for (int i = opening; i < declared.length(); i++) {
            depth += declared.charAt(i) == '{' ? 1 : declared.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return opening;
    }

    private static boolean isSlashNeedless(StringBuilder before, String declared, int at) {
        boolean isLast = declared.substring(at).chars().allMatch(left -> left == '/');
        return isLast || before.isEmpty() || before.charAt(before.length() - 1) == '/';
    }

    public List<Parameter> declarations() {
        return parameters.stream().map(name -> OASFactory.createParameter().name(name).in(In.PATH).required(true)
                .schema(JsonSchema.of(String.class))).toList();
    }
}
