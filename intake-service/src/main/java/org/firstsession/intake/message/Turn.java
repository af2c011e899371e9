// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.List;

/** Where a conversation stands after a text, and what follows from the text. */
public record Turn(Talk talk, List<Act> acts) {

    public Turn {
        acts = List.copyOf(acts);
    }

    static Turn of(Talk talk, Act... acts) {
        return new Turn(talk, List.of(acts));
    }

    static Turn say(Talk talk, String key) {
        return of(talk, Act.Say.of(key));
    }
}
