// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A coordinator who opens cases, reads how the person is reached, and closes them. Whoever isn't
 * answered tries again, and sends the same form: what they were shown and what they gave is
 * remembered, to be compared with the records.
 */
final class ClosingColleague {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern FORM =
            Pattern.compile(
                    "id=\"do-close\".*?name=\"commandId\" value=\"([^\"]+)\""
                            + ".*?name=\"caseVersion\" value=\"(\\d+)\"",
                    Pattern.DOTALL);

    private final String practice;
    private final String clients;
    private final Map<String, Integer> opened = new HashMap<>();
    private final Map<String, Integer> contacts = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private String session = "";
    private int asked;

    /**
     * @param clients what the names of those begin with whose cases they close
     */
    ClosingColleague(String practice, String clients) {
        this.practice = practice;
        this.clients = clients;
    }

    /** How often which case was shown. */
    Map<String, Integer> opened() {
        return opened;
    }

    /** How often which contact was shown. */
    Map<String, Integer> contacts() {
        return contacts;
    }

    /** The commands' ids. */
    Set<String> given() {
        return given;
    }

    /** Closes a case of somebody who asks for it. */
    void closesOne() {
        var name = clients + " " + asked++;
        var request = patiently(name + " asks").until(() -> asks(name), id -> !id.isEmpty());
        var form =
                patiently(name + " is shown")
                        .until(() -> FORM.matcher(opens(request).body()), Matcher::find);
        patiently("the contact of " + name).until(() -> readsContact(request));
        given.add(form.group(1));
        patiently(name + " is closed").until(() -> closes(request, form.group(1), form.group(2)));
    }

    private String asks(String name) {
        var answer = Client.ask(practice, Client.request(name));
        return answer.statusCode() == 202 ? Client.json(answer).path("requestId").asString() : "";
    }

    /** The page of a case, or to whatever else they are led, such as signing in again. */
    private HttpResponse<String> opens(String request) {
        var page = send(to("/board/requests/" + request).GET());
        if (page.statusCode() == 200) {
            opened.merge(request, 1, Integer::sum);
        } else if (page.headers().firstValue("Location").orElse("").endsWith("/sign-in")) {
            signsIn();
        }
        return page;
    }

    private boolean readsContact(String request) {
        boolean shown = sends(request, "/contact", "").body().contains("@example.org");
        if (shown) {
            contacts.merge(request, 1, Integer::sum);
        }
        return shown;
    }

    /** Done, or refused with a reason: in either case it was decided. */
    private boolean closes(String request, String commandId, String caseVersion) {
        var fields = "&reason=NOT_REACHED&commandId=%s&caseVersion=%s";
        return sends(request, "/actions/close", fields.formatted(commandId, caseVersion))
                .headers()
                .firstValue("Location")
                .orElse("")
                .contains("done=");
    }

    /** Sends a form from a page of now: an earlier one's session may have ended with its server. */
    private HttpResponse<String> sends(String request, String form, String fields) {
        var page = opens(request);
        return send(
                to("/board/requests/" + request + form)
                        .header("Content-Type", FORM_TYPE)
                        .POST(BodyPublishers.ofString("_csrf=" + token(page) + fields)));
    }

    private void signsIn() {
        session = "";
        var page = send(to("/sign-in").GET());
        takeCookie(page);
        var fields = "_csrf=%s&username=admin&password=%s";
        takeCookie(
                send(
                        to("/sign-in")
                                .header("Content-Type", FORM_TYPE)
                                .POST(
                                        BodyPublishers.ofString(
                                                fields.formatted(
                                                        token(page), Stack.ADMIN_PASSWORD)))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return Client.send(request.header("Cookie", session));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(Stack.board() + path + "?practice=" + practice))
                .header("Accept", "text/html");
    }

    private void takeCookie(HttpResponse<String> page) {
        page.headers().firstValue("Set-Cookie").ifPresent(it -> session = it.split(";")[0]);
    }

    private static String token(HttpResponse<String> page) {
        var token = TOKEN.matcher(page.body());
        return token.find() ? token.group(1) : "";
    }

    /** Whoever gets no answer hears nothing. */
    private static ConditionFactory patiently(String what) {
        return Awaitility.await(what)
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .atMost(PATIENCE);
    }
}
