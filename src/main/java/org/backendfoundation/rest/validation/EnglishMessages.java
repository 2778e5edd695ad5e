package org.backendfoundation.rest.validation;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import java.util.Locale;

/**
 * What Bean Validation says of a violation, in the language of every other answer: not in the JVM's, nor in the one that the caller's
 * {@code Accept-Language} prefers. Named in {@code META-INF/validation.xml}.
 */
public class EnglishMessages implements MessageInterpolator {

    private final MessageInterpolator messages = Validation.byDefaultProvider().configure().getDefaultMessageInterpolator();

    @Override
    public String interpolate(String template, Context context) {
        // the bundle without a language has the English texts; if asked for English, Java would try the JVM's language first
        return messages.interpolate(template, context, Locale.ROOT);
    }

    @Override
    public String interpolate(String template, Context context, Locale wanted) {
        return interpolate(template, context);
    }
}
