package org.backendfoundation.testkit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link FoundationTest} does. */
final class FoundationExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        clean(context, FoundationTest.Clean.BEFORE_CLASS);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        clean(context, FoundationTest.Clean.BEFORE_EACH);
    }

    private static void clean(ExtensionContext context, FoundationTest.Clean when) {
        if (context.getRequiredTestClass().getAnnotation(FoundationTest.class).clean() == when) {
            RunningApplication.shared().clean();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningApplication.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningApplication application = RunningApplication.shared();
        if (parameter.getParameter().getType() == RunningApplication.class) {
            return application;
        }
        return parameter.findAnnotation(As.class).map(caller -> application.as(caller.value())).orElseGet(application::anonymous);
    }
}
