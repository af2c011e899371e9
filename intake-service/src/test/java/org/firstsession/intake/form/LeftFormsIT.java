// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.running.PageVisitor;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LeftFormsIT extends RunningService {

    @Autowired private Desk desk;

    private final String practice = "left-" + UUID.randomUUID();
    private final PageVisitor visitor = new PageVisitor();
    private PracticeLog log;

    @BeforeEach
    void open() {
        log = openPractice(practice);
        visitor.open(URL + "/p/" + practice + "/start?way=individual");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void leavesToAPersonWhatAProgramSeemsToHaveFilledIn() {
        var page =
                visitor.press(
                        "start",
                        "way",
                        "individual",
                        "website",
                        "https://example.com",
                        "name",
                        "Robin Doe",
                        "email",
                        "robin@example.com");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("A person reads your request", "988");
        var waiting = desk.waiting(practice);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().matter()).isEqualTo(Matter.OVER_LIMIT);
        assertThat(waiting.getFirst().words()).contains("name: Robin Doe", "robin@example.com");
        assertThat(desk.form(practice, waiting.getFirst().itemId()).orElseThrow())
                .contains("\"kind\":\"individual\"", "\"name\":\"Robin Doe\"");
    }

    @Test
    void answersWordsThatRaiseAConcernWhoeverSeemsToHaveTypedThem() {
        var page =
                visitor.press(
                        "start",
                        "way",
                        "individual",
                        "website",
                        "https://example.com",
                        "message",
                        "I want to die");

        assertThat(page.body()).contains("There is help right now");
        assertThat(desk.waiting(practice)).isEmpty();
    }
}
