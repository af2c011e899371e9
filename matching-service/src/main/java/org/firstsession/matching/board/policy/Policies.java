// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.matching.json.PlainJson;
import org.firstsession.types.Policy;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The policies in force. */
@Component
@Profile("board")
class Policies {

    private final JdbcClient jdbc;

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A practice with its policy.
     *
     * @param seen changes when the policy does: what was made from another one isn't saved
     */
    record InForce(String practiceId, String practice, Policy policy, String seen) {}

    /** Empty while the board doesn't know it: before a first event, or before it is rebuilt. */
    Optional<InForce> of(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT practice_id, name, policy::text AS policy FROM practice
                        WHERE practice_id = ? AND policy IS NOT NULL\
                        """)
                .param(practiceId)
                .query((row, number) -> inForce(row))
                .optional();
    }

    /** The same, as long as it is the one that somebody has seen. */
    Optional<InForce> of(String practiceId, String seen) {
        return of(practiceId).filter(inForce -> inForce.seen().equals(seen));
    }

    private static InForce inForce(ResultSet row) throws SQLException {
        var json = row.getString("policy");
        return new InForce(
                row.getString("practice_id"),
                row.getString("name"),
                PlainJson.read(JsonMapper.shared().readTree(json), Policy.class, "policy"),
                UUID.nameUUIDFromBytes(json.getBytes(UTF_8)).toString());
    }
}
