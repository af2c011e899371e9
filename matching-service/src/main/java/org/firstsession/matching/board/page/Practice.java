// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;

/** A practice, and how far its log has been read. */
record Practice(
        String id,
        String name,
        String timeZone,
        long seq,
        Instant toldAt,
        int partition,
        long offset) {}
