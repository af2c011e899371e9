// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PageVisitor;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A program that looks at every link of a mail before its reader does, follows each link that it
 * finds, and asks for where each form would be sent. Nothing changes by it.
 */
class LinkScannerIT extends RunningService {

    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#]*)\"");
    private static final List<String> TABLES =
            List.of(
                    "desk",
                    "erasure_ledger",
                    "idempotency_keys",
                    "invitations",
                    "links",
                    "messages",
                    "people",
                    "reminders",
                    "safety_answers",
                    "triage",
                    "unwanted_addresses",
                    "whereabouts");

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "scanned-" + UUID.randomUUID();
    private PracticeLog log;
    private String names = "";
    @Autowired private JdbcClient jdbc;

    @BeforeEach
    void open() {
        log = openPractice(practice);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void changesNothingOfASession() {
        var asked = ask("{}");
        var command = (RequestTrial) log.command(1);
        var person = command.getNeeds().getParticipants().getFirst().getPersonId();
        log.write(
                log.events.requested(command),
                log.events.confirmed(asked.requestId(), "c", "o1", List.of(person)));
        awaitState(asked, "confirmed");

        assertThat(followed(asked.link("page"))).anyMatch(it -> it.endsWith("/cancel"));
    }

    @Test
    void changesNothingOfAnOffer() {
        var asked = ask("{}");
        log.write(
                log.events.requested((RequestTrial) log.command(1)),
                log.events.offered(asked.requestId(), log.commandId(1), "o1"));
        awaitState(asked, "offered");

        assertThat(followed(asked.link("page"))).anyMatch(it -> it.endsWith("/accept"));
    }

    @Test
    void changesNothingOfAnInvitation() {
        var asked = ask("{\"kind\": \"couple-invite\"}");
        var command = (RequestTrial) log.command(1);
        var deadline = Instant.now().plusSeconds(400_000);
        log.write(
                log.events.requested(command),
                log.events.invited(asked.requestId(), command.getCommandId(), deadline));
        awaitState(asked, "awaiting-partner");

        assertThat(followed(asked.link("page"))).anyMatch(it -> it.endsWith("/continueAlone"));
        assertThat(followed(asked.link("invite"))).anyMatch(it -> it.endsWith("/decline"));
    }

    private Answer ask(String patch) {
        var key = UUID.randomUUID().toString();
        var asked = client.request(practice, key, ValidRequest.with(patch).toString());
        names = practice + "|" + asked.requestId();
        return asked;
    }

    private void awaitState(Answer asked, String state) {
        await().until(() ->
                client.get(asked.link("self")).json().path("state").asString().equals(state));
    }

    /** All that the scanner asked for, beginning with the link; and nothing has changed by it. */
    private Set<String> followed(String link) {
        var before = kept();
        var scanner = new PageVisitor();
        var found = new LinkedHashSet<String>();
        collect(scanner.open(link).body(), found);
        for (var path : List.copyOf(found)) {
            var page = scanner.open(URL + path.replace("&amp;", "&"));
            assertThat(page.statusCode()).as(path).isLessThan(500);
            collect(page.body(), found);
        }
        assertThat(before.get("people")).isNotEmpty();
        assertThat(kept()).isEqualTo(before);
        assertThat(log.commands(1)).hasSize(1);
        return found;
    }

    private static void collect(String page, Set<String> found) {
        LINK.matcher(page).results().forEach(it -> found.add(it.group(1)));
    }

    /** What is kept of the practice and of its request, table by table. */
    private Map<String, String> kept() {
        var kept = new TreeMap<String, String>();
        for (var table : TABLES) {
            var rows = "SELECT t::text FROM %s t WHERE t::text ~ ? ORDER BY 1".formatted(table);
            kept.put(
                    table,
                    String.join("\n", jdbc.sql(rows).param(names).query(String.class).list()));
        }
        return kept;
    }
}
