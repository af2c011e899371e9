// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Waits a moment for a request that was handed in to show on the board. */
@Component
@Profile("board")
public class Arrivals {

    private static final int LOOKS = 100;
    private static final long LOOK_EVERY_MS = 30;

    private final JdbcClient jdbc;

    Arrivals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is there; false when it takes longer than somebody waits. */
    public boolean await(String practiceId, String requestId) {
        for (int look = 0; look < LOOKS; look++) {
            if (isThere(practiceId, requestId)) {
                return true;
            }
            try {
                Thread.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean isThere(String practiceId, String requestId) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM request
                            WHERE practice_id = ? AND request_id = ?)\
                        """)
                .params(practiceId, requestId)
                .query(Boolean.class)
                .single();
    }
}
