// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param words what came along, in clear; null when nothing did
 * @param form whether it is a form that can be taken as a request
 * @param doneBy who has looked at it; null while nobody has
 */
public record DeskItem(
        UUID itemId,
        @Nullable UUID requestId,
        @Nullable UUID personId,
        Matter matter,
        @Nullable String words,
        boolean form,
        Instant cameAt,
        Instant dueAt,
        @Nullable String doneBy) {

    @Override
    public String toString() {
        return "DeskItem[" + itemId + ", " + matter + ", redacted]";
    }
}
