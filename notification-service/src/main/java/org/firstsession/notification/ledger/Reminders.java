// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.firstsession.notification.NotificationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Makes what lies ahead due at its time. What has become untrue meanwhile, or was answered, ends
 * where it fires; what is true becomes due like any other message, and is asked again when it
 * leaves.
 */
@Component
class Reminders implements SmartLifecycle {

    private static final int THREADS = 2;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final LedgerBells bells;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private volatile boolean running;

    Reminders(
            DataSource database,
            JdbcClient jdbc,
            LedgerBells bells,
            NotificationProperties properties) {
        this.jdbc = jdbc;
        this.bells = bells;
        this.task =
                Tasks.oneTime("reminder")
                        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                        .execute((instance, context) -> fire(instance.getId()));
        // Through this proxy it joins the transaction of whoever schedules.
        this.scheduler =
                Scheduler.create(new TransactionAwareDataSourceProxy(database), task)
                        .schedulerName(
                                new SchedulerName.Fixed(
                                        "notification-service-" + properties.instance()))
                        .threads(THREADS)
                        // Asking the database which one it is would need it at start.
                        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                        .pollUsingLockAndFetch(1.0, 40.0)
                        .pollingInterval(LOOK)
                        .build();
    }

    /** In the caller's transaction. */
    void schedule(String effectId, Instant at) {
        scheduler.scheduleIfNotExists(task.instance(effectId), at);
    }

    @Override
    public void start() {
        running = true;
        scheduler.start();
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void fire(String effectId) {
        jdbc.sql(
                        """
                        WITH fired AS (
                            UPDATE effect AS e
                            SET state = CASE WHEN s.leaves THEN 'DUE' ELSE 'SUPPRESSED' END,
                                reason = CASE WHEN NOT s.leaves THEN s.standing END,
                                settled_at = CASE WHEN NOT s.leaves THEN now() END,
                                next_attempt_at = now()
                            FROM (
                                SELECT effect_id, standing,
                                    -- What comes too late is for whoever claims it to judge.
                                    standing IN ('TRUE_STILL', 'TOO_LATE') AS leaves
                                FROM (
                                    SELECT e.effect_id, %s AS standing
                                    FROM effect AS e JOIN subject AS s
                                        ON s.practice_id = e.practice_id AND s.kind = e.subject
                                        AND s.subject_id = e.subject_id
                                    WHERE e.effect_id = ?) AS asked) AS s
                            WHERE e.effect_id = s.effect_id AND e.state = 'PLANNED'
                            RETURNING e.*)
                        INSERT INTO outcome (outcome_id, effect_id, state, reason)
                        SELECT effect_id, effect_id, state, reason FROM fired
                        WHERE state = 'SUPPRESSED'\
                        """
                                .formatted(Standings.SQL))
                .param(effectId)
                .update();
        bells.due().ring();
    }
}
