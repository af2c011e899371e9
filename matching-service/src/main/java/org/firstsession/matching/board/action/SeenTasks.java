// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
class SeenTasks extends Round {

    private static final Logger log = LoggerFactory.getLogger(SeenTasks.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final NotificationClient notification;

    SeenTasks(JdbcClient jdbc, NotificationClient notification) {
        super("seen-tasks", LOOK);
        this.jdbc = jdbc;
        this.notification = notification;
    }

    private record Seen(String practiceId, long taskSeq) {}

    @Override
    protected void work() {
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
