package org.backendfoundation.rest.validation;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import java.util.Locale;
import org.backendfoundation.rest.language.AnswerLanguage;

/**
 * What Bean Validation says of a violation: in English, or in the caller's language where the application has messages for it; never in the
 * JVM's. Named in {@code META-INF/validation.xml}.
 */
public class CallersMessages implements MessageInterpolator {

    private final MessageInterpolator messages = Validation.byDefaultProvider().configure().getDefaultMessageInterpolator();

    @Override
    public String interpolate(String template, Context context) {
        return messages.interpolate(template, context, AnswerLanguage.current());
    }

    @Override
    public String interpolate(String template, Context context, Locale wanted) {
        return interpolate(template, context);
    }
}
