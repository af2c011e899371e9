// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.client.TextSide;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.message.Situation;
import org.firstsession.intake.people.KeyedHash;
import org.firstsession.intake.people.People;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open requests that gave a phone as theirs, wherever they were made. */
@Component
class PhoneCases {

    /**
     * Numbers are given to other people. What was asked for longer ago than this isn't found by its
     * phone any more.
     */
    private static final Duration STILL_THEIRS = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final TextSide side;
    private final People people;
    private final Clock clock;

    PhoneCases(
            JdbcClient jdbc,
            @Qualifier("contentHash") KeyedHash hash,
            TextSide side,
            People people,
            Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.side = side;
        this.people = people;
        this.clock = clock;
    }

    /** A request that is open, and the person whose phone it is. */
    record Mine(Access access, TextSide.Standing standing) {}

    List<Mine> open(String practiceId, String phone) {
        return jdbc
                .sql(
                        """
                        SELECT p.request_id, p.person_id FROM people p
                        LEFT JOIN request_view v USING (request_id)
                        WHERE p.practice_id = ? AND p.phone_index = ? AND p.consented_at > ?
                          AND (v.state IS NULL OR v.state <> 'CLOSED')
                          AND (v.over_at IS NULL OR v.over_at > ?)
                        ORDER BY p.consented_at DESC, p.person_id\
                        """)
                .params(
                        practiceId,
                        hash.of("phone", phone),
                        Instant.now(clock).minus(STILL_THEIRS).atOffset(ZoneOffset.UTC),
                        Instant.now(clock).atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        access(
                                practiceId,
                                row.getObject("request_id", UUID.class),
                                row.getObject("person_id", UUID.class)))
                .list()
                .stream()
                .map(access -> new Mine(access, side.standing(access)))
                .filter(mine -> mine.standing().open())
                .toList();
    }

    /** What a text may be about. */
    static Situation situation(List<Mine> open) {
        if (open.isEmpty()) {
            return new Situation.Nothing();
        }
        if (open.size() > 1) {
            return new Situation.Several();
        }
        var standing = open.getFirst().standing();
        if (standing.ofTwo()) {
            return new Situation.OfTwo();
        }
        if (!standing.choices().isEmpty()) {
            return new Situation.Offered(standing.choices().size());
        }
        return standing.bookedAt() == null ? new Situation.Waiting() : new Situation.Confirmed();
    }

    /** A person's own way to their request. */
    Access access(String practiceId, UUID requestId, UUID personId) {
        return new Access(
                UUID.randomUUID(),
                practiceId,
                requestId,
                personId,
                people.isPartner(requestId, personId) ? Links.PARTNER : Links.CLIENT);
    }
}
