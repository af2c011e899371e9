// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstsession.intake.message.Conversations.Said;
import org.firstsession.intake.people.ContactRules;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How long what people write is kept, and that it goes with them. */
class KeptMessagesIT extends RunningService {

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    @Autowired private JdbcClient jdbc;
    @Autowired private Conversations conversations;
    @Autowired private Triage triage;
    @Autowired private Outbox outbox;
    @Autowired private People people;
    @Autowired private MessageErasure erasure;
    @Autowired private Retention retention;
    @Autowired private TransactionTemplate transaction;

    private final String practice = "kept-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void removesConversationsHalfAYearAfterTheirLastWord() {
        var old = conversation(number(), Duration.ofDays(181));
        var fresh = conversation(number(), Duration.ofDays(179));

        retention.round();

        assertThat(conversations.find(old)).isEmpty();
        assertThat(conversations.transcript(old)).isEmpty();
        assertThat(conversations.transcript(fresh)).hasSize(2);
        assertThat(triage.waiting(practice))
                .extracting(Triage.Item::conversationId)
                .containsExactly(fresh);
    }

    @Test
    void removesContactMessagesHalfAYearAfterTheyCameOrWereSettled() {
        var old = message("old@example.org");
        var settled = message("settled@example.org");
        var fresh = message("fresh@example.org");
        triage.settle(practice, settled, "kim");
        cameBefore(old, 181);
        cameBefore(settled, 300);
        cameBefore(fresh, 179);

        retention.round();

        assertThat(triage.find(practice, old)).isEmpty();
        assertThat(triage.has(settled)).isTrue();
        assertThat(triage.find(practice, fresh)).isPresent();
    }

    /** Otherwise an erased conversation would be taken in again from the provider's list. */
    @Test
    void remembersIdsOfTextsLongerThanTheProvidersListIsRead() {
        var id = conversation(number(), Duration.ZERO);
        conversations.take("SMold" + id, practice, id);
        conversations.take("SMnew" + id, practice, id);
        takenBefore("SMold" + id, 46);
        takenBefore("SMnew" + id, 44);

        retention.round();

        assertThat(conversations.isTaken("SMold" + id)).isFalse();
        assertThat(conversations.isTaken("SMnew" + id)).isTrue();
    }

    @Test
    void erasesAllThatCameFromSomebodyAndNothingOfOthers() {
        var phone = number();
        var theirs = conversation(phone, Duration.ZERO);
        conversations.take("SM" + theirs, practice, theirs);
        var written = message("robin@example.org");
        var anothers = conversation(number(), Duration.ZERO);
        var anothersWords = message("sam@example.org");
        var personId = person(phone, "robin@example.org");
        NOTIFICATION.refuse(1_000);
        var waiting = outbox.add(practice, Outbox.Kind.TEXT, phone, "We call you.", Language.EN);
        var stop = outbox.add(practice, Outbox.Kind.CARRIER_WORD, phone, "STOP", Language.EN);

        transaction.executeWithoutResult(status -> erasure.erase(personId));

        assertThat(conversations.find(theirs)).isEmpty();
        assertThat(conversations.transcript(theirs)).isEmpty();
        assertThat(triage.find(practice, written)).isEmpty();
        assertThat(conversations.isTaken("SM" + theirs)).isTrue();
        assertThat(isWaiting(waiting)).isFalse();
        assertThat(isWaiting(stop)).isTrue();
        assertThat(conversations.transcript(anothers)).hasSize(2);
        assertThat(triage.find(practice, anothersWords)).isPresent();
        NOTIFICATION.refuse(0);
        await().until(() -> !isWaiting(stop));
    }

    private UUID conversation(String phone, Duration ago) {
        var now = Instant.now().minus(ago);
        return transaction.execute(status -> {
            var kept = conversations.lock(practice, phone, now);
            conversations.say(kept.id(), new Said(true, "hello", 0, now));
            conversations.say(kept.id(), new Said(false, "Who is it for?", 0, now));
            triage.addConversation(
                    practice, kept.id(), Act.Reason.ASKED_FOR, false, phone, Language.EN, null);
            return kept.id();
        });
    }

    private UUID message(String email) {
        var id = UUID.randomUUID();
        triage.addMessage(
                practice,
                id,
                new Triage.Writer("Robin", email, null, "email"),
                Language.EN,
                "When are you open?",
                null);
        return id;
    }

    private UUID person(String phone, String email) {
        var person =
                new Person(
                        UUID.randomUUID(),
                        "Robin",
                        email,
                        phone,
                        List.of("phone"),
                        "America/Los_Angeles",
                        "en",
                        ContactRules.USUAL);
        people.add(practice, UUID.randomUUID(), person, null, Instant.now());
        return person.personId();
    }

    private void cameBefore(UUID triageId, int days) {
        jdbc.sql("UPDATE triage SET came_at = now() - make_interval(days => ?) WHERE triage_id = ?")
                .params(days, triageId)
                .update();
    }

    private void takenBefore(String messageSid, int days) {
        jdbc.sql(
                        "UPDATE text_taken SET taken_at = now() - make_interval(days => ?) WHERE message_sid = ?")
                .params(days, messageSid)
                .update();
    }

    private boolean isWaiting(UUID outId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM message_outbox WHERE out_id = ?)")
                .param(outId)
                .query(Boolean.class)
                .single();
    }

    private static String number() {
        return "+14155551" + NUMBERS.getAndIncrement();
    }
}
