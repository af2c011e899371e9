// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.firstsession.events.HumanNeed;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.TrialRequested;
import org.firstsession.types.Channel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A crisis by text while neither the log nor a database is there. */
@Order(Integer.MAX_VALUE)
class CrisisIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void isAnsweredAtOnceAndOnTheLogOnceThereIsOneAgain() {
        var phone = new Handset();
        int called = mails("coordinator@lakeside.example", "a worry that can't wait").size();
        int worries = worries();
        Stack.kill("kafka");
        Stack.kill("postgresql");

        var asked = System.nanoTime();
        var answer = phone.says("I want to kill myself");

        assertThat(answer).contains("911", "988", "1-800-799-7233", "AYUDA");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PROMISED);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        !mails("coordinator@lakeside.example", "Somebody may be in danger")
                                .isEmpty());

        Stack.startWhatIsMissing();

        phone.hears("gets in touch with you by");
        assertThat(phone.texts()).filteredOn(text -> text.contains("1-800-799-7233")).hasSize(2);
        assertThat(worries()).isEqualTo(worries + 1);
        assertThat(Log.events("lakeside", TrialRequested.class).getLast().getChannel())
                .isEqualTo(Channel.TEXT_MESSAGE);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        mails("coordinator@lakeside.example", "a worry that can't wait").size()
                                == called + 1);
        assertThat(phone.says("hello?")).isEmpty();
    }

    private static int worries() {
        return (int)
                Log.events("lakeside", HumanNeeded.class).stream()
                        .filter(needed -> needed.getReason() == HumanNeed.SAFETY)
                        .count();
    }

    private static List<String> mails(String to, String words) {
        var found = new ArrayList<String>();
        for (JsonNode message : Client.get(Stack.inbox() + "/api/messages")) {
            var text = message.path("text").asString("");
            if (message.path("to").asString().equals(to) && text.contains(words)) {
                found.add(text);
            }
        }
        return found;
    }
}
