// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.RuleCount;
import org.junit.jupiter.api.Test;

class HardRuleTest {

    /**
     * Therapist t1 fails every rule that can be failed together, t2 all but the first, and so on;
     * tz fails none. Only t7 treats one of the two.
     */
    @Test
    void namesTheFirstRuleThatFails() {
        var events =
                CommandTable.play(
                        """
                        therapist t7 hours=sun:13:00-14:00
                        request r0
                        accept r0 1
                        +2h went r0 attended
                        wants r0 continue => ChoiceRecorded r0 client-of-r0 CONTINUE, RequestClosed r0 CONTINUES

                        therapist t1 hours=tue:10:00-12:00 licences=NV parties=individual accepts=no excludes=anxiety
                        therapist t2 hours=tue:10:00-12:00 licences=NV parties=individual excludes=anxiety
                        therapist t3 hours=tue:10:00-12:00 licences=NV parties=individual
                        therapist t4 hours=tue:10:00-12:00 parties=individual
                        therapist t5 hours=tue:10:00-12:00
                        therapist t6 hours=tue:10:00-12:00@reno licences=NV languages=fr
                        therapist t7 version=2 hours=tue:10:00-12:00@reno licences=NV
                        therapist t8 hours=tue:10:00-12:00@oak gender=m
                        therapist t9 hours=tue:10:00-12:00@oak languages=es,en gender=m
                        therapist ta hours=tue:10:00-12:00@oak languages=es gender=f
                        therapist tb hours=tue:10:00-12:00@oak languages=es gender=f plans=aetna
                        therapist tz hours=mon:10:00-12:00@oak languages=es gender=f plans=aetna
                        request r1 party=couple with=partner person=client-of-r0 format=IN_PERSON near=berkeley
                            concerns=anxiety languages=fr,es gender=f plan=aetna times=mon:9:00-12:00
                            => TrialRequested r1, TrialOffered r1 [tz mon-10:00@oak]
                        """);

        var offer = (Event.TrialOffered) events.getLast();
        assertThat(offer.explanation().considered()).isEqualTo(12);
        assertThat(offer.explanation().removed())
                .containsExactlyElementsOf(
                        List.of(HardRule.values()).stream()
                                .map(rule -> new RuleCount(rule, 1))
                                .toList());
    }

    @Test
    void giveTheirReasonToATherapistWithoutHours() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=none
                request r1
                why r1 => 2 considered, HAS_FREE_SLOT 1
                """);
    }

    @Test
    void sendNobodyToATherapistWhoIsFullOrExcludesTheConcern() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00 accepts=no
                request r1 concerns=trauma => TrialRequested r1, RequestWaitlisted r1
                therapist ana hours=mon:10:00-11:00 version=2 excludes=trauma => TherapistListed ana
                request r2 concerns=anxiety,trauma => TrialRequested r2, RequestWaitlisted r2
                request r3 concerns=anxiety => TrialRequested r3, TrialOffered r3 [ana mon-10:00]
                """);
    }

    @Test
    void lookWhereTheClientSitsByVideoAndAtTheOfficeInPerson() {
        CommandTable.play(
                """
                therapist ana licences=NV hours=mon:10:00-11:00@oak+video,tue:10:00-11:00@reno+video
                request r1 state=NV near=reno => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana tue-10:00]
                withdraw r1
                request r2 state=CA near=reno => TrialRequested r2, TrialOffered r2 [ana tue-10:00@reno/attic]
                withdraw r2
                request r3 state=CA format=VIRTUAL => TrialRequested r3, RequestWaitlisted r3
                request r4 state=NV near=oakland format=IN_PERSON => TrialRequested r4, RequestWaitlisted r4
                """);
    }

    @Test
    void askForALicenceOnTheDayOfTheSession() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00,wed:10:00-11:00,thu:10:00-11:00
                    licences=CA:2026-09-08..2026-09-09
                request r1 => TrialRequested r1, TrialOffered r1 [ana tue-10:00, ana wed-10:00]
                """);
    }

    @Test
    void askForALicenceStillWhenAnOptionIsTaken() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana tue-10:00]
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00 version=2 licences=CA:2020-01-01..2026-09-07
                accept r1 2 => CommandRefused OPTION_TAKEN
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                """);
    }

    @Test
    void keepOfficesWithinTheStatedDistanceElseThePolicys() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00@oak
                # Berkeley lies 7,473 m from the office, San José 62 km.
                request r1 near=berkeley distance=7474 => TrialRequested r1, TrialOffered r1 [ana mon-10:00@oak]
                withdraw r1
                request r2 near=berkeley distance=7473 => TrialRequested r2, TrialOffered r2 [ana mon-10:00@oak]
                withdraw r2
                request r3 near=berkeley distance=7472 => TrialRequested r3, RequestWaitlisted r3
                request r4 near=sanjose => TrialRequested r4, RequestWaitlisted r4
                policy radius=63000     => PolicySet, TrialOffered r4 REFILL [ana mon-10:00@oak]
                withdraw r4
                request r5 near=sanjose => TrialRequested r5, TrialOffered r5 [ana mon-10:00@oak]
                withdraw r5
                # Without a ZIP nobody knows how far it is.
                request r6 format=IN_PERSON => TrialRequested r6, RequestWaitlisted r6
                """);
    }

    @Test
    void takeTheInsurancePlanOrTheClientsOwnMoney() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00 selfpay=no plans=aetna,cigna
                request r1            => TrialRequested r1, RequestWaitlisted r1
                request r2 plan=kaiser => TrialRequested r2, RequestWaitlisted r2
                request r3 plan=cigna => TrialRequested r3, TrialOffered r3 [ana mon-10:00]
                """);
    }
}
