// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Removes what somebody has written: all that came from, or asks for an answer at, their contact.
 */
@Repository
public class MessageErasure {

    private final JdbcClient jdbc;

    MessageErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes a person's conversations and messages, inside the caller's transaction and while the
     * person's own row is still there.
     */
    public void erase(UUID personId) {
        jdbc.sql(
                        """
                        DELETE FROM triage t USING people p
                        WHERE p.person_id = ? AND t.practice_id = p.practice_id
                          AND (t.phone_index = p.phone_index OR t.email_index = p.email_index)\
                        """)
                .param(personId)
                .update();
        jdbc.sql(
                        """
                        DELETE FROM conversation c USING people p
                        WHERE p.person_id = ? AND c.practice_id = p.practice_id
                          AND c.phone_index = p.phone_index\
                        """)
                .param(personId)
                .update();
    }
}
