// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.firstsession.intake.message.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the provider's list over and over, and takes in what the webhook missed: a provider gives a
 * text up soon when nobody answers. What was taken in is known by its id, so a second look does no
 * harm; each one begins well before the end of the last.
 */
@Component
class Reconciler extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    /** Texts may enter the list late and out of order. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

    /** The webhook is at newer ones itself. */
    private static final Duration HEAD_START = Duration.ofSeconds(10);

    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);

    private final TextSettings settings;
    private final ProviderList list;
    private final Texting texting;
    private final JdbcClient jdbc;
    private final Clock clock;

    Reconciler(
            TextSettings settings,
            ProviderList list,
            Texting texting,
            JdbcClient jdbc,
            Clock clock) {
        super("text-reconciler", settings.poll());
        this.settings = settings;
        this.list = list;
        this.texting = texting;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    protected void round() throws InterruptedException {
        var now = Instant.now(clock);
        texting.carryOutLeft(now.minus(LEFT_BEHIND));
        if (settings.url().isBlank()) {
            return;
        }
        try {
            for (var text : list.since(readTo(now).minus(OVERLAP))) {
                if (!text.sentAt().isAfter(now.minus(HEAD_START)) && !texting.has(text)) {
                    texting.sayLater(text, texting.take(text));
                }
            }
            moveTo(now);
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("the provider's list can't be read now, the next round tries again");
        }
    }

    private Instant readTo(Instant now) {
        return jdbc.sql("SELECT read_to FROM text_list_read WHERE number = ?")
                .param(settings.number())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(now.minus(FIRST_LOOK_BACK));
    }

    private void moveTo(Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO text_list_read (number, read_to) VALUES (?, ?)
                        ON CONFLICT (number) DO UPDATE SET read_to = excluded.read_to\
                        """)
                .params(settings.number(), now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
