// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import org.firstsession.events.RefusalReason;

/** What became of a command. */
public sealed interface Outcome {

    /** The command was carried out. */
    record Decided() implements Outcome {}

    /** The command was refused and changed nothing. */
    record Refused(RefusalReason reason) implements Outcome {}
}
