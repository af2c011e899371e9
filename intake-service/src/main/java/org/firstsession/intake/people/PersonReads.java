// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of who was shown whom, and why. */
@Repository
public class PersonReads {

    private final JdbcClient jdbc;

    PersonReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row for one answer. Written before the answer leaves: no record, no answer. */
    public void record(
            String practiceId,
            String viewer,
            String purpose,
            Collection<UUID> requestIds,
            Collection<String> subjectIds) {
        jdbc.sql(
                        """
                        INSERT INTO person_read
                            (practice_id, viewer, purpose, request_ids, subject_ids)
                        VALUES (?, ?, ?, ?, ?)\
                        """)
                .params(
                        practiceId,
                        viewer,
                        purpose,
                        requestIds.toArray(UUID[]::new),
                        subjectIds.toArray(String[]::new))
                .update();
    }
}
