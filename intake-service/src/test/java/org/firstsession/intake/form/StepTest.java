// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.firstsession.intake.web.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {

    @ParameterizedTest
    @CsvSource({
        "format, PLACE",
        "partner.state, PLACE",
        "times[3].from, TIMES",
        "specialties[0], ABOUT",
        "partner.plan, ABOUT",
        "person.name, YOU",
        "email, YOU",
        "person.contactBy[0], YOU",
        "person.safeContact.invite, YOU",
        "partner.email, PARTNER",
        "invitation.email, INVITE",
        "person.safety.tellAlone, PRIVATE",
        "message, WORDS",
        "person.consents, WORDS",
        "partner.consents, WORDS"
    })
    void everyFieldThatCanBeWrongIsOneStepsToShow(String field, Step owner) {
        assertThat(Arrays.stream(Step.values()))
                .filteredOn(step -> step.owns(new FieldError(field, "required")))
                .containsExactly(owner);
    }

    @Test
    void everyWayEndsWithTheWords() {
        for (var way : Way.values()) {
            assertThat(Step.of(way)).doesNotHaveDuplicates().endsWith(Step.WORDS);
        }
    }

    @Test
    void anUnknownStepIsTheFirst() {
        assertThat(Step.named("invite", Way.INDIVIDUAL)).isEqualTo(Step.PLACE);
        assertThat(Step.named("invite", Way.COUPLE_INVITE)).isEqualTo(Step.INVITE);
    }
}
