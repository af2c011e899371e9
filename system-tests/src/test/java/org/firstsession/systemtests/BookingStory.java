// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody asks, is offered times, takes one, and cancels; everybody concerned hears of it. */
class BookingStory {

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void leadsFromARequestToAConfirmedSessionAndBack() {
        var received = Client.ask("lakeside", Client.request("Robin Story"));
        assertThat(received.statusCode()).isEqualTo(202);
        var self = Client.json(received).path("links").path("self").asString();
        assertThat(received.headers().firstValue("Location")).contains(self);

        var offered = Client.await(self, view -> view.path("state").asString().equals("offered"));
        var options = offered.path("offer").path("options");
        assertThat(options.size()).isEqualTo(3);
        var option = options.get(0).path("optionId").asString();

        var accepted =
                Client.post(
                        offered.path("links").path("accept").asString(),
                        "{\"optionId\":\"" + option + "\"}");
        assertThat(accepted.statusCode()).isIn(200, 202);
        var confirmed =
                Client.await(self, view -> view.path("state").asString().equals("confirmed"));
        var again =
                Client.post(
                        offered.path("links").path("accept").asString(),
                        "{\"optionId\":\"" + option + "\"}");
        assertThat(again.statusCode()).as("accepting it again").isEqualTo(200);
        var other =
                Client.post(
                        offered.path("links").path("accept").asString(),
                        "{\"optionId\":\"" + options.get(1).path("optionId").asString() + "\"}");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(Client.json(other).path("type").asString()).endsWith("/already-confirmed");

        var invites = invitesTo("robin.story@example.org", 1);
        assertThat(invites.getFirst().path("calendar").asString())
                .contains("METHOD:REQUEST", "SUMMARY:Appointment");
        assertThat(invites.getFirst().path("subject").asString()).doesNotContain("herapy");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Client.boardOf("Robin Story"), page -> page.contains(">Robin Story<"));

        Stack.stopAndStart();

        assertThat(Client.get(self).path("state").asString()).isEqualTo("confirmed");
        assertThat(Client.boardOf("Robin Story")).contains(">Robin Story<");
        invitesTo("robin.story@example.org", 1);

        Client.post(confirmed.path("links").path("cancel").asString(), "{}");
        var closed = Client.await(self, view -> view.path("state").asString().equals("closed"));
        assertThat(closed.path("closedBecause").asString()).isEqualTo("cancelled");
        var mails = invitesTo("robin.story@example.org", 2);
        var cancellation =
                mails.stream()
                        .map(mail -> mail.path("calendar").asString())
                        .filter(calendar -> calendar.contains("METHOD:CANCEL"))
                        .findFirst()
                        .orElseThrow();
        var invite = invites.getFirst().path("calendar").asString();
        assertThat(property("UID", cancellation)).isEqualTo(property("UID", invite));
        assertThat(Integer.parseInt(property("SEQUENCE", cancellation)))
                .isGreaterThan(Integer.parseInt(property("SEQUENCE", invite)));
    }

    private static String property(String name, String calendar) {
        var matcher = Pattern.compile("(?m)^" + name + ":(\\S+)").matcher(calendar);
        assertThat(matcher.find()).as("%s in the invite", name).isTrue();
        return matcher.group(1);
    }

    /** The mails that change a calendar; others say that a request arrived, or remind. */
    private static List<JsonNode> invitesTo(String address, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            var found = new ArrayList<JsonNode>();
                            for (var mail : Client.get(Stack.inbox() + "/api/messages")) {
                                if (mail.path("to").asString().contains(address)
                                        && mail.path("calendar").isString()) {
                                    found.add(mail);
                                }
                            }
                            return found;
                        },
                        found -> found.size() == count);
    }
}
