// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Talks as JSON, flat: the stage by its name, and what belongs to it. */
@Component
class TalkCodec {

    private final JsonMapper json;

    TalkCodec(JsonMapper json) {
        this.json = json;
    }

    private record Flat(
            String stage,
            @Nullable Question question,
            @Nullable Answers answers,
            Language language,
            int misses,
            boolean stopped) {}

    String write(Talk talk) {
        var name = talk.stage().getClass().getSimpleName();
        var flat =
                switch (talk.stage()) {
                    case Stage.Asking asking ->
                            flat(talk, name, asking.question(), asking.answers());
                    case Stage.AskedConsent asked -> flat(talk, name, null, asked.answers());
                    case Stage.Fresh fresh -> flat(talk, name, null, null);
                    case Stage.Open open -> flat(talk, name, null, null);
                    case Stage.AskedMove move -> flat(talk, name, null, null);
                    case Stage.AskedDrop drop -> flat(talk, name, null, null);
                    case Stage.WebOnly web -> flat(talk, name, null, null);
                    case Stage.WithPerson person -> flat(talk, name, null, null);
                };
        return json.writeValueAsString(flat);
    }

    Talk read(String text) {
        var flat = json.readValue(text, Flat.class);
        var answers = flat.answers() == null ? Answers.NONE : flat.answers();
        Stage stage =
                switch (flat.stage()) {
                    case "Fresh" -> new Stage.Fresh();
                    case "AskedConsent" -> new Stage.AskedConsent(answers);
                    case "Asking" ->
                            new Stage.Asking(
                                    java.util.Objects.requireNonNull(flat.question()), answers);
                    case "Open" -> new Stage.Open();
                    case "AskedMove" -> new Stage.AskedMove();
                    case "AskedDrop" -> new Stage.AskedDrop();
                    case "WebOnly" -> new Stage.WebOnly();
                    case "WithPerson" -> new Stage.WithPerson();
                    default -> throw new IllegalStateException("no such stage: " + flat.stage());
                };
        return new Talk(stage, flat.language(), flat.misses(), flat.stopped());
    }

    private static Flat flat(
            Talk talk, String stage, @Nullable Question question, @Nullable Answers answers) {
        return new Flat(stage, question, answers, talk.language(), talk.misses(), talk.stopped());
    }
}
