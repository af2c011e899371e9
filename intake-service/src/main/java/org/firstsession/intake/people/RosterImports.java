// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Therapists of a roster import. Their names, and their profiles on the log, are kept by two
 * services; so the names wait here until the board has the rest for good, and are applied then.
 */
@Repository
public class RosterImports {

    private static final String COLUMN = "roster_imports.people";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TherapistPeople therapists;
    private final JsonMapper json;

    RosterImports(JdbcClient jdbc, Vault vault, TherapistPeople therapists, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.therapists = therapists;
        this.json = json;
    }

    /** Sealed people of an import; null once they have been applied. */
    private record Waiting(byte @Nullable [] people) {
        static Waiting of(ResultSet row) throws SQLException {
            return new Waiting(row.getBytes("people"));
        }
    }

    /**
     * Keeps therapists until they are applied; once for an import, however often it is asked. What
     * nobody has applied for a month was never confirmed, and goes.
     */
    @Transactional
    public void keep(
            String practiceId, UUID importId, String givenBy, List<TherapistPerson> people) {
        jdbc.sql(
                        """
                        DELETE FROM roster_imports
                        WHERE applied_at IS NULL AND given_at < now() - interval '30 days'\
                        """)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO roster_imports (import_id, practice_id, given_by, people)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .params(
                        importId,
                        practiceId,
                        givenBy,
                        vault.seal(COLUMN, importId.toString(), json.writeValueAsString(people)))
                .update();
    }

    /**
     * Puts the therapists of an import into the vault, once; false when there is no such import.
     */
    @Transactional
    public boolean apply(String practiceId, UUID importId) {
        var waiting = waiting(practiceId, importId);
        waiting.flatMap(it -> Optional.ofNullable(it.people()))
                .ifPresent(sealed -> {
                    people(importId, sealed).forEach(it -> therapists.keep(practiceId, it));
                    jdbc.sql(
                                    """
                                    UPDATE roster_imports SET people = NULL, applied_at = now()
                                    WHERE import_id = ?\
                                    """)
                            .param(importId)
                            .update();
                });
        return waiting.isPresent();
    }

    private Optional<Waiting> waiting(String practiceId, UUID importId) {
        return jdbc.sql(
                        """
                        SELECT people FROM roster_imports
                        WHERE practice_id = ? AND import_id = ? FOR UPDATE\
                        """)
                .params(practiceId, importId)
                .query((row, number) -> Waiting.of(row))
                .optional();
    }

    private List<TherapistPerson> people(UUID importId, byte[] sealed) {
        return json.readValue(
                vault.open(COLUMN, importId.toString(), sealed), new TypeReference<>() {});
    }
}
