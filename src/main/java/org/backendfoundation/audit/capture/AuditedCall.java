package org.backendfoundation.audit.capture;

import jakarta.interceptor.InvocationContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.audit.trail.AuditedMethods;

/** One call of an {@link Audited} method, with the values for its audit entry. */
record AuditedCall(Audited audited, Method method, Object[] arguments) {

    private static final JsonProvider JSON = JsonProvider.provider();

    static AuditedCall of(InvocationContext call) {
        return new AuditedCall(AuditedMethods.audited(call.getMethod()).orElseThrow(), call.getMethod(), call.getParameters());
    }

    boolean isAtomic() {
        return audited.policy() == Audited.Policy.ATOMIC;
    }

    AuditAction action() {
        return AuditedMethods.action(audited, method);
    }

    String entityType() {
        Parameter entity = entityParameter();
        return entity == null ? null : entity.getAnnotation(AuditParameter.class).entityType();
    }

    String entityId() {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].equals(entityParameter())) {
                return String.valueOf(arguments[i]);
            }
        }
        return null;
    }

    /** @param failure null where there is none */
    JsonObject metadata(Throwable failure) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            AuditParameter kept = parameters[i].getAnnotation(AuditParameter.class);
            if (kept != null) {
                metadata.add(kept.value(), AuditValues.of(arguments[i]));
            }
        }
        if (failure != null) {
            metadata.add("error", AuditValues.errorCode(failure));
        }
        return metadata.build();
    }

    private Parameter entityParameter() {
        for (Parameter parameter : method.getParameters()) {
            AuditParameter kept = parameter.getAnnotation(AuditParameter.class);
            if (kept != null && !kept.entityType().isEmpty()) {
                return parameter;
            }
        }
        return null;
    }
}
