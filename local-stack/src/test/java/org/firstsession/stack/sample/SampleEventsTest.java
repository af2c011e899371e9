// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.PartnerInvited;
import org.junit.jupiter.api.Test;

class SampleEventsTest {

    private static final Instant NOW = Instant.parse("2030-03-04T17:00:00Z");

    private final SampleEvents events = new SampleEvents("lakeside");

    @Test
    void headsAndNumbersThem() {
        events.next(OfferExpired.class, "c1", NOW, "r1", "o1");
        events.skip();

        assertThat(events.next(OfferExpired.class, "c2", NOW, "r2", "o2"))
                .isEqualTo(new OfferExpired("lakeside", 3L, "lakeside:3", "c2", NOW, "r2", "o2"));
    }

    @Test
    void takesNoMoreAndNoLessThanTheSchemaHas() {
        assertThatThrownBy(() -> events.next(OfferExpired.class, "c1", NOW, "r1"))
                .hasMessageContaining("OfferExpired has other fields");
        assertThatThrownBy(() -> events.next(PartnerInvited.class, "c1", NOW, "r1", "tomorrow"))
                .isInstanceOf(ClassCastException.class);
    }
}
