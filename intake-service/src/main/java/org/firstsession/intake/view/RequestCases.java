// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.receipt.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Requests as events tell of them. */
@Repository
public class RequestCases {

    /** Notified with the request's id, once a change of how it stands is committed. */
    public static final String CHANNEL = "request_changed";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RequestCases(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<RequestCase> find(UUID requestId) {
        return jdbc.sql("SELECT body FROM request_view WHERE request_id = ?")
                .param(requestId)
                .query((row, number) -> json.readValue(row.getString(1), RequestCase.class))
                .optional();
    }

    /** Whether anything is decided of the request yet. */
    public boolean isKnown(UUID requestId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM request_view WHERE request_id = ?)")
                .param(requestId)
                .query(Boolean.class)
                .single();
    }

    Map<UUID, RequestCase> load(Collection<UUID> requestIds) {
        var found = new HashMap<UUID, RequestCase>();
        jdbc.sql("SELECT request_id, body FROM request_view WHERE request_id = ANY (?)")
                .param(requestIds.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("request_id", UUID.class),
                            json.readValue(row.getString("body"), RequestCase.class));
                });
        return found;
    }

    /**
     * Inside the caller's transaction.
     *
     * @return what to tell once that is committed
     */
    Signal store(UUID requestId, RequestCase stands) {
        jdbc.sql(
                        """
                        INSERT INTO request_view
                            (request_id, practice_id, seq, state, over_at, body)
                        VALUES (?, ?, ?, ?, ?, ?::jsonb)
                        ON CONFLICT (request_id) DO UPDATE SET seq = excluded.seq,
                            state = excluded.state, over_at = excluded.over_at,
                            body = excluded.body\
                        """)
                .param(requestId)
                .param(stands.practiceId())
                .param(stands.seq())
                .param(stands.state().name())
                .param(utc(stands.overAt()))
                .param(json.writeValueAsString(stands))
                .update();
        return new Signal(CHANNEL, requestId.toString());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
