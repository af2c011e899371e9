// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A therapist who wants to be asked before an hour is booked gets a mail, follows its link and
 * answers on the board; or a coordinator says it for them.
 */
@Order(2)
class BoardAskedStory extends OpenBoard {

    private static final String PASSWORD = "asked first, always";

    /** Of a version that made these; it is made anew when its owner signs in. */
    private static final String HASH =
            "{bcrypt}$2a$04$abcdefghijklmnopqrstuuVAbbPKOK13ECo2QKXtPefkMdLsn3YJK";

    private static final Pattern LINK = Pattern.compile("https?://\\S+/board/asked\\?\\S+");

    @Test
    void answersWhereTheMailLeadsAndTheSessionIsBooked() throws Exception {
        var asked = ask("Theo Therapist");
        try (var therapist = new Coordinator(account(asked.therapist), PASSWORD)) {
            therapist.sees(1_024, ColorScheme.DARK).page.navigate(linkInMail());
            assertThat(therapist.page.locator("h1")).hasText("Asked of you");
            assertThat(therapist.page.locator(".question")).containsText("Theo Therapist");
            therapist.isAccessible().fits();

            therapist.ticks(".question input[value=CAN_GIVE_IT]");
            therapist.tabTo("#answer-" + asked.request);
            therapist.page.keyboard().press("Enter");

            therapist.reads("Session confirmed");
            therapist.sees(1_920, ColorScheme.LIGHT).isAccessible();
        } finally {
            asksFirst(asked.therapist, false);
        }
        Client.await(asked.self, view -> "confirmed".equals(view.path("state").asString()));
    }

    @Test
    void isAnsweredForByACoordinatorUnderTheirOwnName() {
        var asked = ask("Thea Therapist");
        try {
            kim.opensRequest(asked.request).sees("Therapist asked");
            kim.begins("answer").sends("answer").reads("Session confirmed");
            assertThat(kim.page.locator("main"))
                    .containsText("Answer whether the hour is given: the therapist can give it");
        } finally {
            asksFirst(asked.therapist, false);
        }
    }

    private record Asked(String request, String self, String therapist) {}

    /** Somebody has accepted an hour of a therapist who is asked before it is booked. */
    private static Asked ask(String name) {
        var request = kim.given(name);
        var self = kim.self();
        var view = Client.get(self);
        var option = view.at("/offer/options/0");
        var therapist = option.at("/therapist/id").asString();
        asksFirst(therapist, true);
        Client.post(
                view.at("/links/accept").asString(),
                "{\"optionId\": \"" + option.path("optionId").asString() + "\"}");
        return new Asked(request, self, therapist);
    }

    private static void asksFirst(String therapist, boolean first) {
        kim.opens("/board/therapists/" + therapist);
        kim.page.locator("input[name=asksFirst]").setChecked(first);
        kim.page.locator("form[action$='/profile'] > button[type=submit]").click();
        assertThat(kim.page.locator("#decision, .decision")).containsText("Done");
    }

    private static String linkInMail() {
        return Awaitility.await()
                .until(
                        () ->
                                Client.get(Stack.inbox() + "/api/messages")
                                        .valueStream()
                                        .map(mail -> mail.path("text").asString())
                                        .flatMap(text -> LINK.matcher(text).results())
                                        .map(found -> found.group())
                                        .findFirst()
                                        .orElse(""),
                        link -> !link.isEmpty());
    }

    /** An account for a therapist; how one is made and gets a password is another story. */
    private static String account(String therapist) throws SQLException {
        var username = "t" + UUID.randomUUID().toString().substring(0, 8);
        try (var board = DriverManager.getConnection(Stack.database("board"));
                var add =
                        board.prepareStatement(
                                """
                                INSERT INTO staff.account (account_id, username, display_name,
                                    password_hash, roles, practices, therapist_id)
                                VALUES (gen_random_uuid(), ?, 'Therapist', ?,
                                    '{THERAPIST}', '{lakeside}', ?)\
                                """)) {
            add.setString(1, username);
            add.setString(2, HASH);
            add.setString(3, therapist);
            add.execute();
        }
        return username;
    }
}
