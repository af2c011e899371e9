// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Recipient CLIENT = new Recipient(Role.CLIENT, "p1");
    private static final Recipient THERAPIST = new Recipient(Role.THERAPIST, "t1");

    @Test
    void tellsClientAndTherapistOfAConfirmation() {
        var effects = Plan.effectsOf(new SessionChange.Confirmed(decision("s1", 1)));

        assertThat(effects)
                .containsExactly(
                        effect(1, MessageKind.CONFIRMATION, CLIENT),
                        effect(1, MessageKind.CONFIRMATION, THERAPIST));
    }

    @Test
    void tellsClientAndTherapistOfACancellation() {
        var effects = Plan.effectsOf(new SessionChange.Cancelled(decision("s1", 2)));

        assertThat(effects)
                .containsExactly(
                        effect(2, MessageKind.CANCELLATION, CLIENT),
                        effect(2, MessageKind.CANCELLATION, THERAPIST));
    }

    @Test
    void givesTheSameIdsHoweverOftenADecisionIsRead() {
        var confirmed = new SessionChange.Confirmed(decision("s1", 1));

        assertThat(Plan.effectsOf(confirmed).stream().map(Effect::id))
                .containsExactlyElementsOf(
                        Plan.effectsOf(confirmed).stream().map(Effect::id).toList())
                .containsExactly(
                        "a2b8970dce64386e5f84ab72bff1b0f1", "28dcfc89a9c92645fd59a52f288a2074");
    }

    @Test
    void givesEachMessageAnIdOfItsOwn() {
        var ids =
                List.of(
                                effect(1, MessageKind.CONFIRMATION, CLIENT),
                                effect(1, MessageKind.CONFIRMATION, THERAPIST),
                                effect(2, MessageKind.CONFIRMATION, CLIENT),
                                effect(2, MessageKind.CANCELLATION, CLIENT))
                        .stream()
                        .map(Effect::id);

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void keepsOneCalendarEntryPerRecipientOverAllRevisions() {
        var confirmation = effect(1, MessageKind.CONFIRMATION, CLIENT);

        assertThat(effect(2, MessageKind.CANCELLATION, CLIENT).calendarEntryId())
                .isEqualTo(confirmation.calendarEntryId());
        assertThat(effect(1, MessageKind.CONFIRMATION, THERAPIST).calendarEntryId())
                .isNotEqualTo(confirmation.calendarEntryId());
    }

    @Test
    void leavesAMessageUnsentOnlyWhenALaterRevisionStands() {
        var first = effect(1, MessageKind.CONFIRMATION, CLIENT);

        assertThat(Plan.isSuperseded(first, 1)).isFalse();
        assertThat(Plan.isSuperseded(first, 2)).isTrue();
    }

    private static Effect effect(int revision, MessageKind kind, Recipient recipient) {
        return new Effect("lakeside", "s1", revision, kind, recipient, Channel.EMAIL);
    }

    private static SessionChange.Decision decision(String sessionId, int revision) {
        var start = Instant.parse("2026-12-01T22:00:00Z");
        return new SessionChange.Decision(
                "lakeside",
                "lakeside:7",
                Instant.parse("2026-11-23T10:00:00Z"),
                "r1",
                sessionId,
                revision,
                List.of("p1"),
                new Slot("t1", start, start.plusSeconds(3000), Format.VIRTUAL, null));
    }
}
