// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Tells notification-service which safety tasks somebody has acknowledged, so that nobody else is
 * called about them; over and over until it has taken each over. Until then calls go on.
 */
@Component
@Profile("board")
class SeenTasks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SeenTasks.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final NotificationClient notification;
    private volatile Thread telling = new Thread(() -> {});

    SeenTasks(JdbcClient jdbc, NotificationClient notification) {
        this.jdbc = jdbc;
        this.notification = notification;
    }

    private record Seen(String practiceId, long taskSeq) {}

    @Override
    public void start() {
        telling = Thread.ofPlatform().name("seen-tasks").daemon().start(this::run);
    }

    @Override
    public void stop() {
        telling.interrupt();
    }

    @Override
    public boolean isRunning() {
        return telling.isAlive();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK);
                tell();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("cause", e.getClass().getName())
                        .log("acknowledgements can't be looked at just now");
            }
        }
    }

    private void tell() {
        var untold =
                jdbc.sql(
                                """
                                SELECT practice_id, task_seq FROM staff.acknowledgement
                                WHERE told_at IS NULL ORDER BY acknowledged_at LIMIT 100\
                                """)
                        .query((row, number) ->
                                new Seen(row.getString("practice_id"), row.getLong("task_seq")))
                        .list();
        for (var seen : untold) {
            if (tell(seen)) {
                jdbc.sql(
                                """
                                UPDATE staff.acknowledgement SET told_at = now()
                                WHERE practice_id = ? AND task_seq = ?\
                                """)
                        .params(seen.practiceId(), seen.taskSeq())
                        .update();
            }
        }
    }

    private boolean tell(Seen seen) {
        try {
            notification.seen(seen.practiceId(), seen.taskSeq());
            return true;
        } catch (RestClientException e) {
            log.atWarn()
                    .addKeyValue("practiceId", seen.practiceId())
                    .addKeyValue("seq", seen.taskSeq())
                    .addKeyValue("cause", e.getClass().getName())
                    .log("notification-service doesn't know yet that a task was seen");
            return false;
        }
    }
}
