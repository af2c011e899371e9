// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import org.firstsession.matching.board.projection.BoardProjection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a page says about the board itself. */
@Component
@Profile("board")
class BoardState {

    private final BoardProjection projection;

    BoardState(BoardProjection projection) {
        this.projection = projection;
    }

    /** Why the board stands still, in words; null while it doesn't. */
    @Nullable String standstill() {
        var standstill = projection.standstill();
        return standstill == null
                ? null
                : "%s, at event %s"
                        .formatted(
                                Words.of("standstill", standstill.reason().name()),
                                standstill.eventId());
    }
}
