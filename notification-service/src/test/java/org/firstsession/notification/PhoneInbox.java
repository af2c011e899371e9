// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.inbox.Inbox;
import tools.jackson.databind.json.JsonMapper;

/** The local stack's provider of texts, with its phones. */
public final class PhoneInbox {

    private final String url;
    private final JsonMapper json = JsonMapper.builder().build();

    private PhoneInbox(String url) {
        this.url = url;
    }

    public static PhoneInbox start() {
        try {
            int port = FreePorts.next();
            Inbox.main(
                    new String[] {
                        Files.createTempDirectory(Path.of("target"), "inbox").toString(),
                        "127.0.0.1",
                        Integer.toString(FreePorts.next()),
                        Integer.toString(port)
                    });
            return new PhoneInbox("http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return url;
    }

    /** What a phone has got, in order. */
    public List<String> textsTo(String number) {
        var texts = new ArrayList<String>();
        for (var message : json.readTree(send("GET", "/api/messages", ""))) {
            if (message.path("channel").asString().equals("sms")
                    && message.path("to").asString().equals(number)) {
                texts.add(message.path("text").asString());
            }
        }
        return texts;
    }

    /** The next texts meet a fault. */
    public void fail(String fault, int times) {
        send("POST", "/api/text-faults", "fault=" + fault + "&times=" + times);
    }

    private String send(String method, String path, String form) {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(method, BodyPublishers.ofString(form))
                            .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
