// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.message.MessageSettings;
import org.junit.jupiter.api.Test;

/** Who is called when words that can't wait can't be stored, minute by minute. */
class UnstoredConcernsTest {

    private static final Instant START = Instant.parse("2026-11-27T03:00:00Z");

    private final UUID text = UUID.randomUUID();
    private final UUID page = UUID.randomUUID();
    private final List<String> calls = new ArrayList<>();
    private boolean reached = true;
    private Instant now = START;
    private final UnstoredConcerns unstored =
            new UnstoredConcerns(
                    (id, at, byText, before) -> {
                        calls.add(
                                "%s %s %d"
                                        .formatted(
                                                Duration.between(START, now),
                                                byText ? "text" : "page",
                                                before));
                        return reached;
                    },
                    new MessageSettings("", Duration.ofDays(1), Duration.ofMinutes(10)),
                    clock(() -> now));

    @Test
    void callsAboutATextAlongTheRotaUntilItIsStored() throws InterruptedException {
        unstored.addText(text);

        minutesPass(35);
        unstored.stored(text);
        minutesPass(35);

        assertThat(calls)
                .containsExactly("PT0S text 0", "PT10M text 1", "PT20M text 2", "PT30M text 3");
    }

    @Test
    void callsThreeTimesAboutWhatMayNeverBeSentAgain() throws InterruptedException {
        unstored.addPage(page);

        minutesPass(60);

        assertThat(calls).containsExactly("PT0S page 0", "PT10M page 1", "PT20M page 2");
    }

    @Test
    void makesOneCallOfWhatComesTogether() throws InterruptedException {
        unstored.addText(text);
        now = now.plusSeconds(1);
        unstored.addPage(page);
        unstored.round();
        unstored.addText(UUID.randomUUID());
        now = now.plusSeconds(30);

        minutesPass(5);

        assertThat(calls).containsExactly("PT1S text 0", "PT1M31S text 0");
    }

    @Test
    void triesSoonAgainWhenNobodyIsReached() throws InterruptedException {
        reached = false;
        unstored.addText(text);
        for (int second = 0; second < 12; second++) {
            unstored.round();
            now = now.plusSeconds(1);
        }
        reached = true;
        minutesPass(5);

        assertThat(calls)
                .containsExactly("PT0S text 0", "PT5S text 0", "PT10S text 0", "PT1M12S text 0");
    }

    @Test
    void callsNobodyOnceNothingIsLeft() throws InterruptedException {
        unstored.addText(text);
        unstored.stored(text);

        minutesPass(15);

        assertThat(calls).isEmpty();
    }

    private void minutesPass(int minutes) throws InterruptedException {
        for (int minute = 0; minute < minutes; minute++) {
            unstored.round();
            now = now.plusSeconds(60);
        }
        unstored.round();
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
