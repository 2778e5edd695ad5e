package org.backendfoundation.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test, or a class of them, on one server that behaves differently. The page about the servers says how, in the same words. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ExceptOn.Condition.class)
public @interface ExceptOn {

    TestedServer value();

    String because();

    /** The annotation of the test. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), ExceptOn.class)
                    .filter(exception -> exception.value() == TestedServer.current())
                    .map(exception -> ConditionEvaluationResult.disabled(exception.because()))
                    .orElse(ConditionEvaluationResult.enabled("no difference"));
        }
    }
}
