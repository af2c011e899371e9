// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers as the request that a form or a program would send, so that one reader reads all. */
@Component
public class RequestBodies {

    private final JsonMapper json;

    RequestBodies(JsonMapper json) {
        this.json = json;
    }

    /**
     * Who asks.
     *
     * @param name what to call them; not asked for by text
     * @param contactBy {@code email} or {@code phone}; null leaves it to what is given
     */
    public record Asker(
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String contactBy) {
        @Override
        public String toString() {
            return "Asker[redacted]";
        }
    }

    /** The request's JSON. */
    public ObjectNode of(Answers answers, Asker asker, Language language) {
        var body = json.createObjectNode();
        boolean couple = Boolean.TRUE.equals(answers.couple());
        body.put("format", answers.format());
        body.put("kind", couple ? "couple-invite" : "individual");
        body.putArray("languages").add(language.tag());
        var person = body.putObject("person");
        if (answers.adult() != null) {
            person.put("adult", answers.adult());
        }
        person.put("consents", true);
        if (asker.contactBy() != null) {
            person.putArray("contactBy").add(asker.contactBy());
        }
        if (asker.email() != null) {
            person.put("email", asker.email());
        }
        person.put("language", language.tag());
        person.put("name", asker.name());
        if (asker.phone() != null) {
            person.put("phone", asker.phone());
        }
        body.put("state", answers.state());
        body.put("timeZone", StateZones.of(String.valueOf(answers.state())));
        addTimes(body, answers.times());
        if (answers.zip() != null) {
            body.put("zip", answers.zip());
        }
        return body;
    }

    private static void addTimes(ObjectNode body, @Nullable List<Window> windows) {
        var times = body.putArray("times");
        for (var window : windows == null ? List.<Window>of() : windows) {
            times.addObject()
                    .put("day", window.day().name())
                    .put("from", clock(window.from()))
                    .put("to", clock(window.to()));
        }
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
