// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.notification.channel.Mails.toClient;

import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.TestRoutes;
import org.firstsession.notification.text.Segments;
import org.junit.jupiter.api.Test;

class TextBodiesTest {

    @Test
    void saysWhenAndWhereToFindTheRest() {
        assertThat(body(MessageKind.CONFIRMATION, Language.ENGLISH))
                .isEqualTo(
                        "Your appointment is confirmed: Tue, Dec 1, 2:00 PM PST. Details:"
                                + " http://127.0.0.1:8080/c/secret-token Reply STOP for no more texts.");
        assertThat(body(MessageKind.LAST_REMINDER, Language.SPANISH))
                .isEqualTo(
                        "Falta poco para su cita: mar 1 dic, 2:00 p.m. PST - Detalles:"
                                + " http://127.0.0.1:8080/c/secret-token");
    }

    @Test
    void listsTheTimesOfAnOffer() {
        assertThat(body(MessageKind.OFFER, Language.ENGLISH))
                .isEqualTo(
                        "Times for your appointment: 1) Tue, Dec 1, 2:00 PM PST 2) Wed, Dec 2, 2:00 PM"
                                + " PST. Kept for you until Mon, Nov 23, 12:00 PM PST. Text its number back, or"
                                + " choose here:"
                                + " http://127.0.0.1:8080/c/secret-token");
    }

    @Test
    void keepsWhatIsSentMostInOneSegment() {
        for (var kind :
                new MessageKind[] {
                    MessageKind.CONFIRMATION,
                    MessageKind.CHANGE,
                    MessageKind.CANCELLATION,
                    MessageKind.FIRST_REMINDER,
                    MessageKind.LAST_REMINDER
                }) {
            for (var language : Language.values()) {
                assertThat(Segments.of(body(kind, language)))
                        .as("%s in %s", kind, language)
                        .isEqualTo(1);
            }
        }
    }

    private static String body(MessageKind kind, Language language) {
        return TextBodies.body(
                toClient(kind, Format.VIRTUAL), TestRoutes.text("+15005550100", language));
    }
}
