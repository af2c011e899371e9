// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.message.MessageErasure;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.people.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody leaves in the database, and how it goes. */
@Repository
class Traces {

    private static final String EMAIL = "erasure_ledger.email";
    private static final String PHONE = "erasure_ledger.phone";

    private final JdbcClient jdbc;
    private final People people;
    private final MessageErasure messages;
    private final Vault vault;

    Traces(JdbcClient jdbc, People people, MessageErasure messages, Vault vault) {
        this.jdbc = jdbc;
        this.people = people;
        this.messages = messages;
        this.vault = vault;
    }

    /** Where messages to somebody went. */
    record Contact(List<String> addresses, boolean onlyTheirs) {
        @Override
        public String toString() {
            return "Contact[redacted]";
        }
    }

    /**
     * Deletes the rows of a person, inside the caller's transaction. Their contact is kept sealed
     * until their messages are gone.
     */
    void delete(Access whose) {
        people.find(whose.practiceId(), whose.requestId(), whose.personId())
                .ifPresent(this::keepContact);
        var personId = whose.personId();
        messages.erase(personId);
        // Words, concerns, answers, whereabouts and invitations go with the row.
        delete("DELETE FROM people WHERE person_id = ?", personId);
        delete("DELETE FROM desk WHERE person_id = ?", personId);
        // What staff wrote may be about either of two, so it goes with the last of them.
        delete(
                """
                DELETE FROM notes n
                WHERE request_id = (SELECT request_id FROM erasure_ledger WHERE person_id = ?)
                  AND NOT EXISTS (SELECT FROM people p WHERE p.request_id = n.request_id)\
                """,
                personId);
        delete(
                """
                DELETE FROM idempotency_keys
                WHERE link_id IN (SELECT link_id FROM links WHERE person_id = ?)\
                """,
                personId);
        delete("DELETE FROM links WHERE person_id = ?", personId);
    }

    Contact contact(UUID personId) {
        return jdbc.sql("SELECT email, phone, only_theirs FROM erasure_ledger WHERE person_id = ?")
                .param(personId)
                .query((row, number) -> {
                    var addresses = new ArrayList<String>();
                    add(addresses, EMAIL, personId, row.getBytes("email"));
                    add(addresses, PHONE, personId, row.getBytes("phone"));
                    return new Contact(List.copyOf(addresses), row.getBoolean("only_theirs"));
                })
                .single();
    }

    void forgetContact(UUID personId) {
        jdbc.sql("UPDATE erasure_ledger SET email = NULL, phone = NULL WHERE person_id = ?")
                .param(personId)
                .update();
    }

    private void keepContact(Person person) {
        var row = person.personId().toString();
        jdbc.sql(
                        """
                        UPDATE erasure_ledger e SET email = ?, phone = ?, only_theirs = NOT EXISTS (
                            SELECT FROM people other JOIN people own USING (practice_id)
                            WHERE own.person_id = e.person_id
                              AND other.person_id <> own.person_id
                              AND (other.email_index = own.email_index
                                   OR other.phone_index = own.phone_index))
                        WHERE person_id = ?\
                        """)
                .param(vault.sealNullable(EMAIL, row, person.email()))
                .param(vault.sealNullable(PHONE, row, person.phone()))
                .param(person.personId())
                .update();
    }

    private void add(
            List<String> addresses, String column, UUID personId, byte @Nullable [] sealed) {
        var address = vault.openNullable(column, personId.toString(), sealed);
        if (address != null) {
            addresses.add(address);
        }
    }

    private void delete(String sql, UUID personId) {
        jdbc.sql(sql).param(personId).update();
    }
}
