// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.firstsession.matching.board.page.CaseHead;

/**
 * What speaks against a therapist for a case, as the board can see it: codes of hard rules in their
 * order. The engine judges the hour itself, and what it finds stands on the request's page.
 */
final class Objections {

    static final String LICENSED = "LICENSED";

    private Objections() {}

    /** Only a licence keeps a person from booking by hand; all else is for them to weigh. */
    static boolean forbid(List<String> objections) {
        return objections.contains(LICENSED);
    }

    static List<String> of(Therapist therapist, CaseHead request, LocalDate day) {
        var against = new ArrayList<String>();
        if (!therapist.acceptsNewClients()) {
            against.add("ACCEPTS_NEW_CLIENTS");
        }
        var people = request.people();
        if (people.stream()
                .anyMatch(
                        it -> !Collections.disjoint(it.concerns(), therapist.excludedConcerns()))) {
            against.add("TAKES_CONCERN");
        }
        if (!people.stream().allMatch(it -> isLicensed(therapist, it.state(), day))) {
            against.add(LICENSED);
        }
        if (!therapist.parties().contains(request.party())) {
            against.add("WORKS_WITH_PARTY");
        }
        if (!people.stream().allMatch(it -> offers(therapist, it.format()))) {
            against.add("OFFERS_FORMAT");
        }
        if (people.stream()
                .anyMatch(it ->
                        !it.languages().isEmpty()
                                && Collections.disjoint(it.languages(), therapist.languages()))) {
            against.add("SPEAKS_LANGUAGE");
        }
        if (people.stream()
                .anyMatch(it ->
                        it.therapistGender() != null
                                && !it.therapistGender().equals(therapist.gender()))) {
            against.add("IS_OF_STATED_GENDER");
        }
        if (!people.stream().allMatch(it -> takes(therapist, it))) {
            against.add("TAKES_PAYMENT");
        }
        return against;
    }

    private static boolean isLicensed(Therapist therapist, String state, LocalDate day) {
        return therapist.licences().stream().anyMatch(it -> it.coversOn(state, day));
    }

    private static boolean offers(Therapist therapist, String wish) {
        return "EITHER".equals(wish)
                || therapist.hours().stream().anyMatch(it -> it.formats().contains(wish));
    }

    private static boolean takes(Therapist therapist, CaseHead.Person person) {
        return person.plan() == null
                ? therapist.takesSelfPay()
                : therapist.plans().contains(person.plan());
    }
}
