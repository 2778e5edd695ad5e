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
        RunningApplication.shared().clock().reset();
        clean(context, FoundationTest.Clean.BEFORE_CLASS);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        clean(context, FoundationTest.Clean.BEFORE_EACH);
    }

    private static void clean(ExtensionContext context, FoundationTest.Clean when) {
        if (context.getRequiredTestClass().getAnnotation(FoundationTest.class).clean() == when) {
            RunningApplication.shared().clean();
            RunningApplication.shared().clock().reset();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningApplication.class || type == Api.class || type == TestClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningApplication application = RunningApplication.shared();
        if (parameter.getParameter().getType() == RunningApplication.class) {
            return application;
        }
        if (parameter.getParameter().getType() == TestClock.class) {
            return application.clock();
        }
        return parameter.findAnnotation(As.class).map(caller -> application.as(caller.value())).orElseGet(application::anonymous);
    }
}
