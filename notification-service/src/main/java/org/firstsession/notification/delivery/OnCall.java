// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.util.List;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.plan.Reachability;
import org.firstsession.notification.plan.Reachability.OptOut;
import org.firstsession.notification.text.TextProvider;
import org.springframework.stereotype.Component;

/** How those on call are reached, by their places on the rota. */
@Component
class OnCall {

    private final List<String> contacts;
    private final TextProvider texts;

    OnCall(NotificationProperties properties, TextProvider texts) {
        this.contacts = properties.onCall();
        this.texts = texts;
    }

    int size() {
        return contacts.size();
    }

    /**
     * @param place from 1
     */
    Reachability reachability(int place) {
        var contact = contacts.get(place - 1).strip();
        boolean mail = contact.contains("@");
        return new Reachability(
                mail ? contact : null,
                mail ? null : contact,
                List.of(),
                Reachability.Wishes.NONE_STATED,
                new OptOut(!texts.configured(), false));
    }
}
