// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.util.List;
import org.firstsession.notification.oncall.Person;
import org.firstsession.notification.plan.Reachability;
import org.firstsession.notification.plan.Reachability.OptOut;
import org.firstsession.notification.text.TextProvider;
import org.springframework.stereotype.Component;

/** How those on call are reached. */
@Component
class CallRoutes {

    private final TextProvider texts;

    CallRoutes(TextProvider texts) {
        this.texts = texts;
    }

    Reachability reachability(Person person) {
        var contact = person.contact();
        boolean mail = contact.contains("@");
        return new Reachability(
                mail ? contact : null,
                mail ? null : contact,
                List.of(),
                Reachability.Wishes.NONE_STATED,
                new OptOut(!texts.configured(), false));
    }
}
