package org.backendfoundation.persistence.ownlist;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.FilterParameters;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.ResourcePath;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/** What a method with {@link OwnList} declares: its parameters, and what is wrong with it. */
public final class OwnListMethod {

    private static final String ID = "id";

    private OwnListMethod() {
    }

    /** The methods of a resource that are such lists. */
    public static Stream<Method> of(Class<?> resource) {
        return Stream.of(resource.getMethods()).filter(method -> method.isAnnotationPresent(OwnList.class));
    }

    /** @param type of the resource's rows */
    public static Class<?> rows(OwnList declared, Class<?> type) {
        return declared.of() == void.class ? type : declared.of();
    }

    static Set<String> queryParameters(Method method) {
        return annotated(method, QueryParam.class).map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                .collect(Collectors.toSet());
    }

    private static Stream<java.lang.reflect.Parameter> annotated(Method method,
            Class<? extends java.lang.annotation.Annotation> annotation) {
        return Stream.of(method.getParameters()).filter(parameter -> parameter.isAnnotationPresent(annotation));
    }

    /** Its own, as {@code /openapi} describes them. */
    public static List<Parameter> described(Method method) {
        Stream<Parameter> inPath = ResourcePath.of(method.getAnnotation(Path.class).value()).parameters().stream()
                .map(name -> OASFactory.createParameter().name(name).in(In.PATH).required(true)
                        .schema(JsonSchema.of(pathType(method, name))));
        Stream<Parameter> inQuery = annotated(method, QueryParam.class)
                .map(parameter -> OASFactory.createParameter().name(parameter.getAnnotation(QueryParam.class).value()).in(In.QUERY)
                        .required(parameter.isAnnotationPresent(NotNull.class)).schema(schema(parameter.getType(), parameter)));
        return Stream.concat(inPath, inQuery).toList();
    }

    private static Class<?> pathType(Method method, String name) {
        return annotated(method, PathParam.class).filter(parameter -> parameter.getAnnotation(PathParam.class).value().equals(name))
                .<Class<?>>map(java.lang.reflect.Parameter::getType).findFirst().orElse(name.equals(ID) ? UUID.class : String.class);
    }

    private static Schema schema(Class<?> type, AnnotatedElement parameter) {
        Schema schema = JsonSchema.of(type);
        DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
        return standard == null ? schema : schema.description("If not given, " + standard.value());
    }

    /**
     * What would fail at each request, or leave a parameter of the list out of reach.
     *
     * @param type of the resource's rows; empty for a class that serves no entity
     */
    public static List<String> faults(AbstractSession session, Method method, Optional<Class<?>> type) {
        OwnList declared = method.getAnnotation(OwnList.class);
        Optional<Class<?>> rows = type.<Class<?>>map(own -> rows(declared, own)).filter(MetadataRegistry::isEntity);
        List<String> faults = new ArrayList<>();
        if (rows.isEmpty()) {
            faults.add("it lists rows of no entity; extend EntityResource, and let 'of' name an entity");
        }
        if (!method.isAnnotationPresent(GET.class) || !method.isAnnotationPresent(Path.class)) {
            faults.add("it needs @GET and @Path");
        }
        if (annotated(method, BeanParam.class).noneMatch(parameter -> parameter.getType() == OwnListRequest.class)) {
            faults.add("it needs a parameter @BeanParam OwnListRequest");
        }
        rows.ifPresent(entity -> {
            condition(session, entity, declared.where()).ifPresent(faults::add);
            queryParameters(method).stream().filter(name -> FilterParameters.isTaken(EntityMetadata.of(entity), name)).sorted()
                    .forEach(name -> faults.add("every list of " + entity.getSimpleName() + " has a parameter " + name
                            + " already; name its own otherwise"));
        });
        return faults;
    }

    private static Optional<String> condition(AbstractSession session, Class<?> entity, String where) {
        try {
            OwnCondition.parse(session, entity, where);
            return Optional.empty();
        } catch (RuntimeException refused) {
            return Optional.of("its condition is not one of JPQL on " + entity.getSimpleName() + ": "
                    + String.join(" ",
                            String.valueOf(refused.getMessage()).lines().map(String::strip).filter(line -> !line.isEmpty()).toList()));
        }
    }
}
