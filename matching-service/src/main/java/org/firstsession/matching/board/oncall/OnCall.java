// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstsession.matching.board.action.Round;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Knows in which practices nobody is called when a worry can't wait. It asks on a thread of its
 * own, so that no page waits for another service, and keeps the last answer while there is none.
 */
@Component
@Profile("board")
public class OnCall extends Round {

    private static final Logger log = LoggerFactory.getLogger(OnCall.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final RotaClient rotas;
    private final JdbcClient jdbc;
    private volatile Set<String> withNobody = Set.of();

    OnCall(RotaClient rotas, JdbcClient jdbc) {
        super("on-call", LOOK);
        this.rotas = rotas;
        this.jdbc = jdbc;
    }

    /**
     * Whether a rota is known to be empty.
     *
     * @param practiceId null for any that the viewer works for
     */
    public boolean isNobody(Staff viewer, @Nullable String practiceId) {
        return withNobody.stream()
                .filter(viewer::worksFor)
                .anyMatch(practice -> practiceId == null || practice.equals(practiceId));
    }

    @Override
    protected void work() {
        try {
            var places = rotas.places();
            withNobody =
                    practices().stream()
                            .filter(practice -> places.of(practice) == 0)
                            .collect(Collectors.toUnmodifiableSet());
        } catch (RestClientException e) {
            log.atDebug()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("it isn't known just now who is on call");
        }
    }

    private List<String> practices() {
        return jdbc.sql("SELECT practice_id FROM practice WHERE name IS NOT NULL")
                .query((row, number) -> row.getString("practice_id"))
                .list();
    }
}
