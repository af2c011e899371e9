// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * A command that was accepted and is still to be sent.
 *
 * @param command one of the command log's types
 */
record Receipt(
        UUID commandId,
        String practiceId,
        UUID requestId,
        Instant recordedAt,
        SpecificRecord command) {}
