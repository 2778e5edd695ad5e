package org.backendfoundation.task;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;

/** The tasks and the handlers of jobs of the application, found while the container scans the WAR. One that is declared wrongly stops the deployment. */
public class ScheduledTasks implements Extension {

    private final Map<String, TaskDefinition> tasks = new TreeMap<>();
    private final Map<String, JobDefinition> jobs = new TreeMap<>();
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
        for (Method method : bean.getDeclaredMethods()) {
            if (method.isAnnotationPresent(ScheduledTask.class)) {
                String name = method.getAnnotation(ScheduledTask.class).name();
                add(method, name, "@ScheduledTask", () -> requireOnly(method, tasks.putIfAbsent(name, TaskDefinition.of(bean, method))));
            }
            if (method.isAnnotationPresent(JobHandler.class)) {
                String name = method.getAnnotation(JobHandler.class).name();
                add(method, name, "@JobHandler", () -> requireOnly(method, jobs.putIfAbsent(name, JobDefinition.of(bean, method))));
            }
        }
    }

    private static void requireOnly(Method method, Record other) {
        if (other != null) {
            throw new IllegalArgumentException("Another method has the name of " + method.getName() + ", too.");
        }
    }

    private void add(Method method, String name, String annotation, Runnable declaration) {
        try {
            declaration.run();
        } catch (IllegalArgumentException wrong) {
            violations.add(new ConfigurationViolation(method.getDeclaringClass().getName() + "." + method.getName(), "scheduled_task",
                    wrong.getMessage(), "Mend its " + annotation + ".", name, "the class"));
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

    List<JobDefinition> jobs() {
        return List.copyOf(jobs.values());
    }

    Optional<JobDefinition> job(String name) {
        return Optional.ofNullable(jobs.get(name));
    }
}
