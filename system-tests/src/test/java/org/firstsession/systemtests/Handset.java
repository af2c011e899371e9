// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A phone of the local stack: somebody types on its page, and reads what comes. */
final class Handset {

    private static final Pattern LINK = Pattern.compile("http://\\S+");

    private final String number;
    private int read;
    private String answered = "";

    Handset() {
        this("+1415555" + ThreadLocalRandom.current().nextInt(1_000, 10_000));
    }

    private Handset(String number) {
        this.number = number;
        this.read = texts().size();
    }

    String number() {
        return number;
    }

    /** Types a text into the page of phones and reads all that was texted back by then. */
    String says(String text) {
        var answer =
                Client.send(
                        HttpRequest.newBuilder(URI.create(Stack.inbox() + "/phones"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "number="
                                                        + encoded(number)
                                                        + "&text="
                                                        + encoded(text))));
        assertThat(answer.statusCode()).isEqualTo(303);
        answered = news();
        return answered;
    }

    /** Waits for a text with these words since it last said something, and reads all up to it. */
    String hears(String words) {
        var heard = new StringBuilder(answered);
        Awaitility.await()
                .atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> heard.append(news()).toString().contains(words));
        return heard.toString();
    }

    /** The link in what was read. */
    static String link(String words) {
        var link = LINK.matcher(words);
        assertThat(link.find()).as(words).isTrue();
        return link.group();
    }

    /** All that this phone was ever texted. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        for (var message : Client.get(Stack.inbox() + "/api/messages")) {
            if (message.path("channel").asString().equals("sms")
                    && message.path("to").asString().equals(number)) {
                texts.add(message.path("text").asString());
            }
        }
        return texts;
    }

    private String news() {
        var all = texts();
        var fresh = String.join("\n", all.subList(read, all.size()));
        read = all.size();
        return fresh;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
