// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param words what came along, in clear; null when nothing did
 */
public record DeskItem(
        UUID itemId,
        @Nullable UUID requestId,
        @Nullable UUID personId,
        Matter matter,
        @Nullable String words,
        Instant cameAt,
        Instant dueAt) {

    @Override
    public String toString() {
        return "DeskItem[" + itemId + ", " + matter + ", redacted]";
    }
}
