package org.backendfoundation.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.log.LoggerTree;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.database.status.NodeReadiness;

/** Takes due runs while this node serves. A node without tasks has none of this. */
@ApplicationScoped
class TaskScheduler {

    private static final String TABLE = "scheduled_task";

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** After these, 40 seconds, the node of a run counts as dead, and another takes the run. */
    private static final int MISSED_HEARTBEATS = 4;
    private static final int THREADS = 2;
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY_OF_JOB = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 10;
    /** An orderly end does not wait longer for a run; it is repeated then. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);
    private static final Duration FOLLOW = Duration.ofSeconds(1);

    /** Held here, since loggers are forgotten that nobody holds. Its lines below a warning are for those who develop it. */
    private static final Logger LIBRARY = LoggerTree.of("com.github.kagkarlsson.scheduler");

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    /**
     * Runs have a thread of the server; the scheduler's own threads only send statements. No factory of the server's threads: to look for it
     * while Payara Server deploys takes 200 seconds, because that wakes its JMS, which waits for the deployment.
     */
    @Resource
    ManagedExecutorService executor;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    SessionFactory sessions;

    @Inject
    NodeReadiness readiness;

    @Inject
    PeriodicTask follower;

    @Inject
    ScheduledTasks tasks;

    @Inject
    TaskRuns runs;

    @Inject
    JobRuns jobs;

    private Scheduler scheduler;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        if (!tasks.all().isEmpty() || !tasks.jobs().isEmpty()) {
            scheduler = scheduler();
            follower.begin(FOLLOW, this::follow);
        }
    }

    private Scheduler scheduler() {
        return Scheduler.create(dataSource, tasks.jobs().stream().<Task<?>>map(this::oneTime).toList())
                .startTasks(tasks.all().stream().map(this::recurring).toList())
                .tableName(TABLE).jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed(configuration.value(ApplicationSettings.NODE_NAME)))
                .pollingInterval(POLL).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .threads(THREADS).shutdownMaxWait(LAST_WAIT).failureLogging(LogLevel.OFF, false).build();
    }

    private TimedTask recurring(TaskDefinition task) {
        return new TimedTask(task, retried(task), due -> onServersThread(() -> runs.run(due)), sessions);
    }

    private static FailureHandler<Void> retried(TaskDefinition task) {
        return (failed, operations) -> {
            Instant retry = retry(failed, FIRST_RETRY);
            Instant regular = task.times().schedule().getNextExecutionTime(failed);
            operations.reschedule(failed, regular.isBefore(retry) ? regular : retry);
        };
    }

    private static Instant retry(ExecutionComplete failed, Duration first) {
        return failed.getTimeDone().plus(first.multipliedBy(1L << Math.min(failed.getExecution().consecutiveFailures, MOST_DOUBLINGS)));
    }

    private Task<Void> oneTime(JobDefinition job) {
        return Tasks.oneTime(job.taskName())
                .onFailure((failed, operations) -> operations.reschedule(failed, retry(failed, FIRST_RETRY_OF_JOB)))
                .execute((instance, context) -> onServersThread(() -> jobs.run(job, UUID.fromString(instance.getId()))));
    }

    /** @throws java.util.concurrent.CompletionException with what the run threw */
    private void onServersThread(Runnable run) {
        CompletableFuture.runAsync(run, executor).join();
    }

    /** Its first call that finds the node serving writes the times of new tasks. */
    private void follow() {
        boolean isServing = readiness.unreadyReason().isEmpty();
        // it goes on to look for runs of dead nodes, which fails without a database, each time with a stack trace
        LIBRARY.setLevel(isServing ? Level.WARNING : Level.OFF);
        if (isServing && !scheduler.getSchedulerState().isStarted()) {
            scheduler.start();
        } else if (isServing && scheduler.getSchedulerState().isPaused()) {
            scheduler.resume();
        } else if (!isServing && scheduler.getSchedulerState().isStarted() && !scheduler.getSchedulerState().isPaused()) {
            scheduler.pause();
        }
    }

    /** For an application with tasks or jobs. */
    SchedulerClient client() {
        return scheduler;
    }

    @PreDestroy
    void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
