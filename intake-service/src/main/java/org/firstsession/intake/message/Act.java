// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.List;

/** What follows from a text. */
public sealed interface Act {

    /** Words to answer with, by their key. */
    record Say(String key, List<String> arguments) implements Act {
        public Say {
            arguments = List.copyOf(arguments);
        }

        static Say of(String key) {
            return new Say(key, List.of());
        }
    }

    /** All is answered: a request is made of it. */
    record Ask(Answers answers) implements Act {}

    /** An option of the open offer is taken, counted from 1. */
    record Choose(int option) implements Act {}

    /** Other hours are asked for. */
    record OtherHours() implements Act {}

    /** The confirmed session is to be moved. */
    record Move(List<Window> times) implements Act {
        public Move {
            times = List.copyOf(times);
        }
    }

    /** The confirmed session is given up. */
    record Drop() implements Act {}

    /** Where the request stands is told. */
    record TellStatus() implements Act {}

    /** The link to the request's page, or to the form with what was answered so far. */
    record SendLink(Answers answers) implements Act {}

    /** Somebody of the practice reads the conversation. */
    record CallPerson(Reason reason) implements Act {}

    /** The phone wants no texts any more, or wants them again. */
    record HearWord(CarrierWord word) implements Act {}

    /** Why somebody of the practice has to read. */
    enum Reason {
        /** Two answers in a row weren't understood. */
        NOT_UNDERSTOOD,
        /** Whoever writes wants a person. */
        ASKED_FOR,
        /** The conversation is with a person already. */
        WROTE_AGAIN,
        /** A request can't be made of the answers. */
        CANT_BE_MADE,
        /** Whoever writes can't be answered by text. */
        CANT_BE_ANSWERED,
        /** The practice's contact form. */
        CONTACT_FORM
    }
}
