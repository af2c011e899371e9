// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** Two people on record who are one. */
class PeopleTest {

    @Test
    void areNotOfferedTwoHoursAtOnce() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00
                therapist ben hours=mon:10:00-12:00
                link al al-again by=coordinator => PeopleLinked
                request r1 person=al       => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                request r2 person=al-again => TrialRequested r2, TrialOffered r2 [ana mon-11:00]
                request r3 person=bob      => TrialRequested r3, TrialOffered r3 [ben mon-10:00]
                """);
    }

    @Test
    void areOneAcrossSeveralLinks() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=mon:10:00-11:00
                link a b by=coordinator
                link c b by=coordinator
                request r1 person=a => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                request r2 person=c => TrialRequested r2, RequestWaitlisted r2
                unlink b c by=coordinator => PeopleUnlinked
                request r3 person=c => TrialRequested r3, TrialOffered r3 [ben mon-10:00]
                """);
    }

    @Test
    void areNotLinkedOverSessionsThatOverlap() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=mon:10:30-11:30
                request r1 person=al times=mon:10:00-10:50
                accept r1 1 person=al
                request r2 person=al-again times=mon:10:30-11:20
                link al al-again by=coordinator => CommandRefused WOULD_OVERLAP
                decline r2 person=al-again
                link al al-again by=coordinator => PeopleLinked
                link al-again al by=coordinator => CommandRefused NOT_LINKED
                """);
    }

    @Test
    void areLinkedByStaffAloneAndNeverWithThemselves() {
        CommandTable.play(
                """
                link a b                    => CommandRefused NOT_ALLOWED
                link a b by=system          => CommandRefused NOT_ALLOWED
                link a a by=coordinator     => CommandRefused INVALID
                link a b by=coordinator code= => CommandRefused INVALID
                link a b by=clinical_lead   => PeopleLinked
                unlink a b                  => CommandRefused NOT_ALLOWED
                unlink a b by=coordinator code= => CommandRefused INVALID
                unlink b a by=coordinator   => PeopleUnlinked
                unlink a b by=coordinator   => CommandRefused NOT_LINKED
                """);
    }

    /** Two who ask together are two people, however much their details look alike. */
    @Test
    void areNeverTheTwoOfOneCouple() {
        CommandTable.play(
                """
                request r1 party=couple
                join r1
                link client-of-r1 partner-of-r1 by=coordinator => CommandRefused ONE_COUPLE
                # Nor by a chain of links.
                link partner-of-r1 sam by=coordinator   => PeopleLinked
                link sam client-of-r1 by=coordinator    => CommandRefused ONE_COUPLE
                # Nor can somebody ask together with themselves under another id.
                request r2 party=couple person=sam      => TrialRequested r2, PartnerInvited r2 until fri-12:00
                link partner-of-r2 sam by=coordinator   => PeopleLinked
                join r2                                 => CommandRefused INVALID
                link partner-of-r3 sam by=coordinator   => PeopleLinked
                request r3 party=couple person=sam with=partner => CommandRefused PARTY_NOT_SUPPORTED
                """);
    }

    @Test
    void countForACouplesTimeAsWell() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00
                therapist ben hours=mon:10:00-12:00,mon:12:00-14:00
                link al partner-of-r2 by=coordinator
                request r1 person=al => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                accept r1 1 person=al
                request r2 party=couple
                join r2 => PartnerJoined r2, TrialOffered r2 [ben mon-12:00]
                """);
    }
}
