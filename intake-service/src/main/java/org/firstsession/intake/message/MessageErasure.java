// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.ArrayList;
import java.util.UUID;
import org.firstsession.intake.people.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Removes what somebody has written: all that came from, or asks for an answer at, their contact.
 */
@Repository
public class MessageErasure {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Outbox outbox;

    MessageErasure(JdbcClient jdbc, Vault vault, Outbox outbox) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.outbox = outbox;
    }

    /**
     * Deletes a person's conversations and messages, inside the caller's transaction and while the
     * person's own row is still there.
     */
    public void erase(UUID personId) {
        dropWaiting(personId);
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

    /** Answers that are still on their way out. */
    private void dropWaiting(UUID personId) {
        var row = personId.toString();
        jdbc.sql("SELECT practice_id, phone, email FROM people WHERE person_id = ?")
                .param(personId)
                .query(person -> {
                    var phone = vault.openNullable("people.phone", row, person.getBytes("phone"));
                    var email = vault.openNullable("people.email", row, person.getBytes("email"));
                    var addresses = new ArrayList<String>();
                    if (phone != null) {
                        addresses.add(phone);
                    }
                    if (email != null) {
                        addresses.add(email);
                    }
                    outbox.drop(person.getString("practice_id"), addresses);
                });
    }
}
