// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What raised a worry about somebody's safety.
 *
 * @param concerns kinds that were read from what was written, such as {@code SUICIDE}
 * @param answers what people answered for the practice alone
 */
public record Worries(List<String> concerns, List<Answered> answers) {

    public Worries(@Nullable List<String> concerns, @Nullable List<Answered> answers) {
        this.concerns = concerns == null ? List.of() : List.copyOf(concerns);
        this.answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /** For pages. */
    public boolean isEmpty() {
        return concerns.isEmpty() && answers.isEmpty();
    }

    /**
     * The private answers of one person.
     *
     * @param speaksFreely whether it feels safe to speak in front of the other
     * @param tellAlone whether there is something to tell without the other
     */
    public record Answered(String personId, boolean speaksFreely, boolean tellAlone) {}

    @Override
    public String toString() {
        return "Worries[]";
    }
}
