// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.oncall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rotas as PostgreSQL keeps them. */
@Repository
class RotaTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RotaTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The rota of each practice that is known.
     *
     * @param unchanged of those whose rota nobody has changed yet
     */
    Map<String, StoredRota> all(People unchanged) {
        var rotas = new HashMap<String, StoredRota>();
        jdbc.sql(
                        """
                        SELECT practice_id, r.version, r.people, p.time_zone
                        FROM on_call_rota AS r FULL JOIN practice AS p USING (practice_id)\
                        """)
                .query((ResultSet row) -> {
                    rotas.put(row.getString("practice_id"), rota(row, unchanged));
                });
        return rotas;
    }

    private StoredRota rota(ResultSet row, People unchanged) throws SQLException {
        var people = row.getString("people");
        var zone = row.getString("time_zone");
        return new StoredRota(
                row.getLong("version"),
                zone == null ? ZoneOffset.UTC : ZoneId.of(zone),
                people == null ? unchanged : json.readValue(people, People.class));
    }

    /**
     * Puts other people on call.
     *
     * @param changeId makes a repeated change the same one
     * @param version of the rota that was changed
     * @return whether that is the rota now; false when somebody else has changed it since
     */
    boolean change(String practiceId, UUID changeId, long version, People people) {
        jdbc.sql(
                        """
                        INSERT INTO on_call_rota AS r (practice_id, version, change_id, people)
                        VALUES (:practice, :next, :change, CAST(:people AS jsonb))
                        ON CONFLICT (practice_id) DO UPDATE
                            SET version = excluded.version, change_id = excluded.change_id,
                                people = excluded.people, changed_at = now()
                            WHERE r.version = excluded.version - 1\
                        """)
                .param("practice", practiceId)
                .param("next", version + 1)
                .param("change", changeId)
                .param("people", json.writeValueAsString(people))
                .update();
        return changed(practiceId).filter(changeId::equals).isPresent();
    }

    private Optional<UUID> changed(String practiceId) {
        return jdbc.sql("SELECT change_id FROM on_call_rota WHERE practice_id = ?")
                .param(practiceId)
                .query(UUID.class)
                .optional();
    }
}
