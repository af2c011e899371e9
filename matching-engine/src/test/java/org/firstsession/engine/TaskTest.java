// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** What a person has to do, and by when. */
class TaskTest {

    @Test
    void stopsMatchingForMinorsAndCertainTopicsOfEither() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 age=UNDER_18 => TrialRequested r1, HumanNeeded r1 UNDER_18
                done r1 match by=coordinator => TaskCompleted r1 MATCH, TrialOffered r1 AFTER_PERSON [ana mon-10:00, ana mon-11:00]
                withdraw r1
                request r2 party=couple
                join r2 age=UNDER_18 => PartnerJoined r2, HumanNeeded r2 UNDER_18
                others r2 => CommandRefused WAITS_FOR_PERSON
                request r3 party=couple
                join r3 concerns=crisis => PartnerJoined r3, HumanNeeded r3 TOPIC_NEEDS_PERSON
                request r4 party=couple concerns=crisis with=partner => TrialRequested r4, HumanNeeded r4 TOPIC_NEEDS_PERSON
                # What becomes free isn't theirs either.
                therapist ben hours=tue:10:00-12:00 => TherapistListed ben
                """);
    }

    @Test
    void asksForAnAgeUntilSomebodyHasAsked() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1 age=NOT_STATED => TrialRequested r1, TrialOffered r1 [ana mon-10:00], HumanNeeded r1 AGE_NOT_STATED
                accept r1 1
                tasks r1 => AGE_NOT_STATED by sun-14:00
                done r1 match by=coordinator => TaskCompleted r1 MATCH
                tasks r1 => none
                """);
    }

    @Test
    void isDueWithinWorkingHours() {
        CommandTable.play(
                """
                policy working=mon:9:00-17:00,tue:9:00-17:00
                request r1 age=UNDER_18
                tasks r1 => UNDER_18 by mon-11:00
                +1d4h request r2 age=UNDER_18
                tasks r2 => UNDER_18 by tue-10:00
                +30h request r3 age=UNDER_18
                tasks r3 => UNDER_18 by mon-11:00+1w
                """);
    }

    @Test
    void isCalledForAgainWhenItIsOverdue() {
        CommandTable.play(
                """
                request r1 age=UNDER_18
                next => sun-14:00
                +1h59m tick => TimeAdvanced
                +1m tick => HumanNeeded r1 UNDER_18, TimeAdvanced
                tick => TimeAdvanced
                +2h tick => HumanNeeded r1 UNDER_18, TimeAdvanced
                next => sun-18:00
                """);
    }

    @Test
    void canBePutOffOrDone() {
        CommandTable.play(
                """
                request r1
                done r1 match by=coordinator => CommandRefused NO_TASK
                +3d tick => HumanNeeded r1 WAITLIST_REVIEW, TimeAdvanced
                done r1 match => CommandRefused NOT_ALLOWED
                done r1 match by=coordinator code= => CommandRefused INVALID
                done r1 wait by=coordinator => CommandRefused INVALID
                done r1 wait until=tue-10:00 by=coordinator => CommandRefused INVALID
                done r1 match until=fri-10:00 by=coordinator => CommandRefused INVALID
                done r1 match by=coordinator version=1 => CommandRefused CASE_CHANGED
                done r1 wait until=fri-10:00 by=coordinator => TaskCompleted r1 WAIT
                next => fri-10:00
                done r1 match by=coordinator => TaskCompleted r1 MATCH, RequestWaitlisted r1
                next => sat-12:00
                """);
    }

    @Test
    void endsWithTheRequest() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1 age=UNDER_18
                end r1 => CommandRefused NOT_ALLOWED
                end r1 by=coordinator code= => CommandRefused INVALID
                end r1 by=coordinator => RequestClosed r1 BY_PRACTICE
                end r1 by=coordinator => CommandRefused REQUEST_CLOSED
                request r2
                end r2 by=coordinator => OfferWithdrawn r2 CLOSED, RequestClosed r2 BY_PRACTICE
                request r3
                accept r3 1
                end r3 by=coordinator => CommandRefused ALREADY_CONFIRMED
                """);
    }
}
