// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.log.EventMeta;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final Instant TEN = Instant.parse("2026-09-07T17:00:00Z");

    @Test
    void isNotChangedByAnEventOutOfTurn() {
        var book = new Book(new PracticeId("lakeside"));
        book.apply(new Event.TimeAdvanced(meta("lakeside", 1)));

        assertThatThrownBy(() -> book.apply(new Event.TimeAdvanced(meta("lakeside", 3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lakeside:3 does not follow lakeside:1");
        assertThatThrownBy(() -> book.apply(new Event.TimeAdvanced(meta("hillside", 2))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        book.apply(
                                new Event.OfferExpired(
                                        meta("lakeside", 2),
                                        new RequestId("r1"),
                                        new OfferId("r1-o1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no case r1");
    }

    @Test
    void keepsTheLargestTimeItHasSeen() {
        var book = new Book(new PracticeId("lakeside"));
        var command = new CommandId("c1");
        book.apply(new Event.TimeAdvanced(new EventMeta(book.practiceId(), 1, command, TEN)));
        book.apply(
                new Event.TimeAdvanced(
                        new EventMeta(book.practiceId(), 2, command, TEN.minusSeconds(1))));

        assertThat(book.now()).isEqualTo(TEN);
    }

    private static EventMeta meta(String practice, long seq) {
        return new EventMeta(new PracticeId(practice), seq, new CommandId("c" + seq), TEN);
    }
}
