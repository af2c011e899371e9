// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Why, why not, and what would open more. */
class ExplanationTest {

    @Test
    void countsWhomEachRuleRemovedForOffersAndWaitlistings() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=mon:10:00-11:00 licences=NV
                therapist cem hours=mon:10:00-11:00 gender=m
                therapist dan hours=tue:10:00-11:00
                request r1 times=mon:0:00-24:00
                why r1 => 4 considered, LICENSED 1, HAS_FREE_SLOT 1
                nearest r1 => dan HAS_FREE_SLOT, ben LICENSED
                request r2 times=mon:0:00-24:00 gender=f => TrialRequested r2, RequestWaitlisted r2
                why r2 => 4 considered, LICENSED 1, IS_OF_STATED_GENDER 3
                nearest r2 => ana IS_OF_STATED_GENDER, cem IS_OF_STATED_GENDER, dan IS_OF_STATED_GENDER, ben LICENSED
                """);
    }

    @Test
    void namesTheTwentyNearestMisses() {
        var therapists =
                IntStream.rangeClosed(1, 25)
                        .mapToObj(n ->
                                "therapist t%02d hours=mon:10:00-11:00 %s\n"
                                        .formatted(n, n > 15 ? "gender=m" : "licences=NV"))
                        .collect(Collectors.joining());
        var nearest =
                IntStream.concat(IntStream.rangeClosed(16, 25), IntStream.rangeClosed(1, 10))
                        .mapToObj(n ->
                                "t%02d %s"
                                        .formatted(n, n > 15 ? "IS_OF_STATED_GENDER" : "LICENSED"))
                        .collect(Collectors.joining(", "));

        CommandTable.play(
                therapists
                        + "request r1 gender=f\n"
                        + "why r1 => 25 considered, LICENSED 15, IS_OF_STATED_GENDER 10\n"
                        + "nearest r1 => "
                        + nearest);
    }

    @Test
    void saysWhatWouldOpenMoreMostFirst() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00@oak
                therapist ben hours=mon:10:00-11:00@oak
                therapist cem hours=mon:10:00-11:00 languages=es
                request r1 near=oakland format=VIRTUAL languages=en => TrialRequested r1, RequestWaitlisted r1
                instead r1 => 2 more IN_PERSON_TOO, 1 more ANY_LANGUAGE
                request r2 near=sanjose distance=50000 format=IN_PERSON => TrialRequested r2, RequestWaitlisted r2
                # San José lies 62 km from the office.
                instead r2 => 2 more FARTHER, 1 more VIRTUAL_TOO
                """);
    }

    @Test
    void countsOnlyThoseWhoWouldReallyHaveAnHour() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00 gender=m
                therapist ben hours=mon:10:00-11:00 gender=m
                off ben mon:0:00-24:00
                therapist cem hours=mon:10:00-11:00 gender=m languages=es
                request r1 gender=f languages=en
                instead r1 => 1 more ANY_GENDER
                request r2 plan=aetna languages=en
                instead r2 => 1 more SELF_PAY
                """);
    }

    @Test
    void namesTheBestOtherTimesWhereTheClientIs() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,thu:18:00-19:00
                therapist ben hours=thu:18:00-19:00,tue:13:00-14:00
                therapist cem hours=thu:18:00-19:00
                therapist dan hours=tue:13:00-14:00,wed:8:00-9:00
                request r1 times=sat:9:00-12:00 => TrialRequested r1, RequestWaitlisted r1
                instead r1 => 3 more OTHER_TIMES THURSDAY EVENING, 2 more OTHER_TIMES TUESDAY AFTERNOON,
                    1 more OTHER_TIMES MONDAY MORNING
                request r2 times=sat:9:00-12:00 zone=Pacific/Auckland
                instead r2 => 3 more OTHER_TIMES FRIDAY AFTERNOON, 2 more OTHER_TIMES WEDNESDAY MORNING,
                    1 more OTHER_TIMES TUESDAY MORNING
                """);
    }

    @Test
    void looksAtBothOfACouple() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00 gender=m
                request r1 party=couple gender=f
                join r1 gender=f
                instead r1 => 1 more ANY_GENDER
                """);
    }
}
