// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

/** Where a conversation stands: what was asked last. */
public sealed interface Stage {

    /** Nothing was said yet. */
    record Fresh() implements Stage {}

    /**
     * Whether details may be sent to this phone.
     *
     * @param answers what the first message said
     */
    record AskedConsent(Answers answers) implements Stage {}

    /** One of the questions before a request. */
    record Asking(Question question, Answers answers) implements Stage {}

    /** Nothing is asked; whoever writes may be sent details. */
    record Open() implements Stage {}

    /** When else the session could be. */
    record AskedMove() implements Stage {}

    /** Whether the session is really to be given up. */
    record AskedDrop() implements Stage {}

    /** Nothing more than links goes to this phone. */
    record WebOnly() implements Stage {}

    /** Somebody of the practice has it. */
    record WithPerson() implements Stage {}
}
