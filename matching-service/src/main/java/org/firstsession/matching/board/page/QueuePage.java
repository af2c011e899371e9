// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it is shown.
 *
 * @param seen names this state of the page; empty when the next look may give more
 * @param hidden how many requests the page is too short for
 * @param namesKnown false while intake-service doesn't answer
 * @param standstill why the board stands still, in words; null while it doesn't
 */
record QueuePage(
        Practice practice,
        List<Practice> practices,
        boolean closed,
        Counts counts,
        List<QueueLine> lines,
        long hidden,
        String zoneName,
        Moment asOf,
        String seen,
        boolean namesKnown,
        @Nullable String standstill) {}
