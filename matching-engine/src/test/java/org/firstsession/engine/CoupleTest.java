// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** Two people at one screen, and what has to suit both. */
class CoupleTest {

    @Test
    void isConfirmedForBothByOneAnswerAtOneScreen() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-14:00
                request r1 party=couple with=partner => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana mon-12:00]
                accept r1 2 => OptionConsented r1 client-of-r1 until sun-12:15,
                    OptionConsented r1 partner-of-r1 until sun-12:15, TrialConfirmed r1 ana mon-12:00
                """);
    }

    /** 75 minutes and the buffer, beside 50 minutes and the buffer. */
    @Test
    void hasSessionsOfItsOwnLength() {
        CommandTable.play(
                """
                policy step=5 options=1
                therapist ana hours=mon:10:00-13:00
                request r1 party=couple with=partner times=mon:10:00-11:15 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                request r2 times=mon:11:20-12:10 => TrialRequested r2, RequestWaitlisted r2
                request r3 times=mon:11:25-12:15 => TrialRequested r3, TrialOffered r3 [ana mon-11:25]
                # 75 minutes don't fit between 12:25 and 13:00, 50 and 35 do.
                request r4 party=couple with=partner times=mon:12:00-13:00 => TrialRequested r4, RequestWaitlisted r4
                policy couple=35 => PolicySet, TrialOffered r4 REFILL [ana mon-12:25]
                """);
    }

    @Test
    void goesOnlyToTherapistsWhoWorkWithCouples() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00 parties=individual
                therapist ben hours=tue:10:00-12:00 parties=couple
                request r1 party=couple with=partner => TrialRequested r1, TrialOffered r1 [ben tue-10:00]
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-10:00, ana mon-11:00]
                """);
    }

    @Test
    void needsALicenceInEachStateByVideoAndInTheOfficesInPerson() {
        CommandTable.play(
                """
                therapist ana licences=CA    hours=mon:10:00-12:00
                therapist ben licences=NV    hours=tue:10:00-12:00
                therapist cem licences=CA,NV hours=wed:10:00-12:00
                therapist dan licences=CA    hours=thu:10:00-12:00@oak
                request r1 party=couple state=CA near=oakland
                join r1 state=NV near=berkeley => PartnerJoined r1, TrialOffered r1 [cem wed-10:00, dan thu-10:00@oak]
                why r1 => 4 considered, LICENSED 2
                """);
    }

    @Test
    void comesAtTheTimesOfBothEachInTheirOwnZone() {
        CommandTable.play(
                """
                policy options=9
                therapist ana hours=mon:9:00-18:00
                request r1 party=couple times=mon:10:00-14:00
                # 15:00 in New York is 12:00 here.
                join r1 zone=America/New_York times=mon:15:00-22:00 => PartnerJoined r1, TrialOffered r1 [ana mon-12:00]
                """);
    }

    @Test
    void isSeenInAFormatThatSuitsBoth() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00@oak+video
                request r1 party=couple format=EITHER near=oakland
                join r1 format=IN_PERSON near=oakland => PartnerJoined r1, TrialOffered r1 [ana mon-10:00@oak]
                alone r1
                withdraw r1
                request r2 party=couple format=VIRTUAL
                join r2 format=IN_PERSON near=oakland => PartnerJoined r2, RequestWaitlisted r2
                # The one who wants video has stated no ZIP, so nobody knows how far the office is.
                instead r2 => 1 more VIRTUAL_TOO
                """);
    }

    @Test
    void isSentNoFartherThanEitherSaid() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00@oak
                # Berkeley lies 7,473 m from the office.
                request r1 party=couple near=oakland
                join r1 near=berkeley distance=7472 => PartnerJoined r1, RequestWaitlisted r1
                withdraw r1
                request r2 party=couple near=berkeley distance=7472
                join r2 near=oakland => PartnerJoined r2, RequestWaitlisted r2
                withdraw r2
                request r3 party=couple near=berkeley
                join r3 => PartnerJoined r3, RequestWaitlisted r3
                withdraw r3
                request r4 party=couple near=berkeley
                join r4 near=berkeley distance=7473 => PartnerJoined r4, TrialOffered r4 [ana mon-10:00@oak]
                """);
    }

    @Test
    void speaksOneLanguageInCommonAndSeesOneStatedGender() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00 languages=en,es gender=f
                therapist ben hours=tue:10:00-12:00 languages=es,fr gender=m
                therapist cem hours=wed:10:00-12:00 languages=en,fr gender=m
                request r1 party=couple languages=en,es
                join r1 languages=es,fr => PartnerJoined r1, TrialOffered r1 [ana mon-10:00, ben tue-10:00]
                why r1 => 3 considered, SPEAKS_LANGUAGE 1
                withdraw r1
                request r2 party=couple
                join r2 gender=f => PartnerJoined r2, TrialOffered r2 [ana mon-10:00]
                withdraw r2
                request r3 party=couple gender=m
                join r3 gender=f => PartnerJoined r3, RequestWaitlisted r3
                why r3 => 3 considered, IS_OF_STATED_GENDER 3
                """);
    }

    @Test
    void paysByWhatEachHas() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00 plans=aetna selfpay=no
                therapist ben hours=tue:10:00-12:00 plans=aetna,cigna selfpay=no
                therapist cem hours=wed:10:00-12:00 plans=aetna
                request r1 party=couple plan=aetna
                join r1 plan=cigna => PartnerJoined r1, TrialOffered r1 [ben tue-10:00]
                withdraw r1
                request r2 party=couple plan=aetna
                join r2 => PartnerJoined r2, TrialOffered r2 [cem wed-10:00]
                """);
    }

    @Test
    void meetsNobodyWhoExcludesTheConcernOfEither() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00 excludes=violence
                request r1 party=couple concerns=trust
                join r1 concerns=violence => PartnerJoined r1, RequestWaitlisted r1
                why r1 => 1 considered, TAKES_CONCERN 1
                """);
    }

    @Test
    void meetsNobodyWhoTreatsOneOfThem() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00,mon:10:00-12:00
                request r1 times=sun:12:00-20:00
                accept r1 1
                +2h went r1 attended
                wants r1 continue
                request r2 party=couple
                join r2 => PartnerJoined r2, TrialOffered r2 [ana mon-10:00]
                withdraw r2
                link client-of-r1 partner-of-r3 by=coordinator
                request r3 party=couple
                join r3 => PartnerJoined r3, RequestWaitlisted r3
                why r3 => 1 considered, NOT_TREATING_ONE 1
                # A client of hers may well see her again alone.
                request r4 person=client-of-r1 times=mon:10:00-11:00 => TrialRequested r4, TrialOffered r4 [ana mon-10:00]
                """);
    }
}
