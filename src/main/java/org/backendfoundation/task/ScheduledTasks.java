package org.backendfoundation.task;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;

/** The tasks of the application, found while the container scans the WAR. One that is declared wrongly stops the deployment. */
public class ScheduledTasks implements Extension {

    private final Map<String, TaskDefinition> tasks = new TreeMap<>();
    private final List<ConfigurationViolation> violations = new ArrayList<>();

    void find(@Observes ProcessManagedBean<?> bean) {
        find(bean.getBean().getBeanClass());
    }

    void decide(@Observes AfterDeploymentValidation validation) {
        if (!violations.isEmpty()) {
            validation.addDeploymentProblem(new InvalidConfigurationException(violations));
        }
    }

    void find(Class<?> bean) {
        Arrays.stream(bean.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(ScheduledTask.class))
                .forEach(method -> add(bean, method));
    }

    private void add(Class<?> bean, Method method) {
        try {
            TaskDefinition found = TaskDefinition.of(bean, method);
            TaskDefinition other = tasks.putIfAbsent(found.name(), found);
            if (other != null) {
                throw new IllegalArgumentException(
                        "%s of %s has this name, too.".formatted(other.method().getName(), other.bean().getName()));
            }
        } catch (IllegalArgumentException wrong) {
            violations.add(new ConfigurationViolation(bean.getName() + "." + method.getName(), "scheduled_task", wrong.getMessage(),
                    "Mend its @ScheduledTask.", method.getAnnotation(ScheduledTask.class).name(), "the class"));
        }
    }

    List<ConfigurationViolation> violations() {
        return List.copyOf(violations);
    }

    /** By name. */
    List<TaskDefinition> all() {
        return List.copyOf(tasks.values());
    }

    Optional<TaskDefinition> named(String name) {
        return Optional.ofNullable(tasks.get(name));
    }
}
