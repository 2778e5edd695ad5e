package org.backendfoundation.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.junit.jupiter.api.Test;

class ScheduledTasksTest {

    static final class Right {

        @ScheduledTask(name = "first", meaning = "does it", every = "90s")
        public void first() {
        }

        @ScheduledTask(name = "second", meaning = "does it", at = {"14:30", "02:00"}, zone = "Europe/Zurich")
        public void second() {
        }
    }

    static final class Wrong {

        @ScheduledTask(name = "First", meaning = "does it", every = "90s")
        public void name() {
        }

        @ScheduledTask(name = "both", meaning = "does it", every = "90s", at = "02:00")
        public void both() {
        }

        @ScheduledTask(name = "neither", meaning = "does it")
        public void neither() {
        }

        @ScheduledTask(name = "short", meaning = "does it", every = "10ms")
        public void tooShort() {
        }

        @ScheduledTask(name = "length", meaning = "does it", every = "often")
        public void length() {
        }

        @ScheduledTask(name = "time", meaning = "does it", at = "25:00")
        public void time() {
        }

        @ScheduledTask(name = "zone", meaning = "does it", at = "02:00", zone = "Europe/Atlantis")
        public void zone() {
        }

        @ScheduledTask(name = "parameter", meaning = "does it", every = "90s")
        public void parameter(String text) {
            assertThat(text).isNotNull();
        }
    }

    static final class Jobs {

        @JobHandler(name = "right", meaning = "does it")
        public JsonObject right(JsonObject parameters) {
            return parameters;
        }

        @JobHandler(name = "nothing", meaning = "gives nothing", attempts = 20)
        public void nothing(JsonObject parameters) {
            assertThat(parameters).isNotNull();
        }

        @JobHandler(name = "Name", meaning = "does it")
        public void name(JsonObject parameters) {
            assertThat(parameters).isNotNull();
        }

        @JobHandler(name = "none", meaning = "takes nothing")
        public void none() {
        }

        @JobHandler(name = "text", meaning = "gives a text")
        public String text(JsonObject parameters) {
            return parameters.toString();
        }

        @JobHandler(name = "often", meaning = "is tried too often", attempts = 21)
        public void often(JsonObject parameters) {
            assertThat(parameters).isNotNull();
        }
    }

    private final ScheduledTasks tasks = new ScheduledTasks();

    @Test
    void timesAreToldToPeople() {
        tasks.find(Right.class);

        assertThat(tasks.violations()).isEmpty();
        assertThat(tasks.all()).extracting(task -> task.times().text()).containsExactly("every 90s", "at 02:00, 14:30 Europe/Zurich");
    }

    @Test
    void eachWrongDeclarationIsNamed() {
        tasks.find(Wrong.class);

        assertThat(tasks.all()).isEmpty();
        assertThat(tasks.violations()).extracting(ConfigurationViolation::value).containsExactlyInAnyOrder("First", "both", "neither",
                "short",
                "length", "time", "zone", "parameter");
    }

    @Test
    void handlersOfJobsTakeAndGiveJson() {
        tasks.find(Jobs.class);

        assertThat(tasks.jobs()).extracting(JobDefinition::name).containsExactly("nothing", "right");
        assertThat(tasks.violations()).extracting(ConfigurationViolation::value).containsExactlyInAnyOrder("Name", "none", "text", "often");
    }

    @Test
    void nameIsGivenOnce() {
        tasks.find(Right.class);
        tasks.find(Right.class);

        assertThat(tasks.violations()).extracting(ConfigurationViolation::value).containsExactlyInAnyOrder("first", "second");
    }
}
