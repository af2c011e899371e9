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
 * Makes reminders due at their time. A reminder that has become untrue meanwhile ends where it
 * fires; one that is true becomes due like any other message, and is asked again when it leaves.
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
                            SET state = CASE WHEN s.still THEN 'DUE' ELSE 'SUPPRESSED' END,
                                reason = CASE WHEN NOT s.still THEN 'SUPERSEDED' END,
                                settled_at = CASE WHEN NOT s.still THEN now() END,
                                next_attempt_at = now()
                            FROM (
                                SELECT r.effect_id,
                                    s.status = 'STANDS' AND s.revision = r.revision AS still
                                FROM effect AS r JOIN subject AS s
                                    ON s.practice_id = r.practice_id AND s.kind = r.subject
                                    AND s.subject_id = r.subject_id
                                WHERE r.effect_id = ?) AS s
                            WHERE e.effect_id = s.effect_id AND e.state = 'PLANNED'
                            RETURNING e.*)
                        INSERT INTO outcome (outcome_id, effect_id, state, reason)
                        SELECT effect_id, effect_id, state, reason FROM fired
                        WHERE state = 'SUPPRESSED'\
                        """)
                .param(effectId)
                .update();
        bells.due().ring();
    }
}
