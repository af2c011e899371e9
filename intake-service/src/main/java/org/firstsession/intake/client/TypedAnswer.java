// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.Ids;
import org.firstsession.intake.form.TypedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** What somebody answered in a form of their page, as the API would get it. */
final class TypedAnswer {

    private static final List<String> TEXTS =
            List.of("optionId", "state", "address", "emergencyContact", "outcome", "choice");

    private TypedAnswer() {}

    static Details details(Action action, MultiValueMap<String, String> form) {
        var body = JsonNodeFactory.instance.objectNode();
        for (var name : TEXTS) {
            var typed = form.getFirst(name);
            if (typed != null && !typed.isBlank()) {
                body.put(name, typed.strip());
            }
        }
        if (action == Action.RESCHEDULE) {
            body.set("times", TypedForm.times(form.getOrDefault("times", List.of())));
            body.put("otherTherapist", "yes".equals(form.getFirst("otherTherapist")));
        }
        return DetailsReader.read(action, body);
    }

    /** Makes a second press of the same button the same answer. */
    static @Nullable UUID key(MultiValueMap<String, String> form) {
        return Optional.ofNullable(form.getFirst("key")).flatMap(Ids::parse).orElse(null);
    }
}
