// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of texts that speaks like Twilio: takes texts over, reports what becomes of them,
 * brings answers to the practice, and obeys STOP. HELP it leaves to the practice, as its settings
 * allow. Faults can be told it beforehand.
 */
final class TextGateway {

    /** The practice's number. */
    static final String NUMBER = "+15005550006";

    private static final Pattern MESSAGES =
            Pattern.compile("/2010-04-01/Accounts/([A-Za-z0-9]+)/Messages\\.json");
    private static final Pattern SAID = Pattern.compile("(?s)<Message>(.*?)</Message>");
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT");
    private static final Set<String> START = Set.of("START", "UNSTOP", "YES");
    private static final int OPTED_OUT = 21610;
    private static final int INVALID_NUMBER = 21211;
    private static final long NEVER_MILLIS = 60_000;

    private final Texts texts;
    private final Webhooks webhooks;
    private final String token;
    private final List<String> listeners;
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
    private final Queue<TextFault> faults = new ArrayDeque<>();
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param token the account's secret, which also signs
     * @param listeners where answers are brought
     */
    TextGateway(Texts texts, String token, List<String> listeners) {
        this.texts = texts;
        this.webhooks = new Webhooks(token);
        this.token = token;
        this.listeners = List.copyOf(listeners);
        texts.all().stream()
                .filter(text -> !text.outgoing())
                .forEach(text -> obey(text.from(), word(text.body())));
    }

    static boolean serves(String path) {
        return MESSAGES.matcher(path).matches();
    }

    /** The next text meets the fault, or the next ones meet it. */
    void fail(TextFault fault, int times) {
        synchronized (faults) {
            faults.addAll(Collections.nCopies(times, fault));
        }
    }

    void answer(HttpExchange exchange) throws IOException {
        var account = MESSAGES.matcher(exchange.getRequestURI().getPath());
        if (!account.matches() || !isKnown(exchange, account.group(1))) {
            send(exchange, 401, problem(401, 20003));
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "POST" -> take(exchange, account.group(1));
            case "GET" -> list(exchange);
            default -> send(exchange, 405, problem(405, 20004));
        }
    }

    /** Brings to the practice what somebody typed on a phone. */
    void bring(String phone, String body) throws IOException {
        var text = texts.keep(false, phone, NUMBER, body);
        var word = word(body);
        boolean wasOptedOut = optedOut.contains(phone);
        obey(phone, word);
        if (STOP.contains(word)) {
            texts.keep(true, NUMBER, phone, "You get no more texts from us. Reply START for more.");
        } else if (START.contains(word) && wasOptedOut) {
            texts.keep(true, NUMBER, phone, "You get texts from us again. Reply STOP for no more.");
        }
        var form =
                new Form(
                        Map.of(
                                "MessageSid",
                                text.sid(),
                                "AccountSid",
                                "AClocal",
                                "From",
                                phone,
                                "To",
                                NUMBER,
                                "Body",
                                body,
                                "NumMedia",
                                "0"));
        for (var listener : listeners) {
            var answer = webhooks.post(listener, form).orElse("");
            for (var said : SAID.matcher(answer).results().toList()) {
                texts.keep(true, NUMBER, phone, unescaped(said.group(1)));
            }
        }
    }

    private void take(HttpExchange exchange, String account) throws IOException {
        var form = Form.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var fault = nextFault();
        if (fault != null && fault.status() > 0) {
            int code = fault.status() == 400 ? INVALID_NUMBER : fault.status();
            send(exchange, fault.status(), problem(fault.status(), code));
            return;
        }
        var to = form.get("To");
        if (!to.matches("\\+[1-9]\\d{6,14}") || form.get("Body").isEmpty()) {
            send(exchange, 400, problem(400, INVALID_NUMBER));
            return;
        }
        if (optedOut.contains(to)) {
            send(exchange, 400, problem(400, OPTED_OUT));
            return;
        }
        var text = texts.keep(true, form.get("From"), to, form.get("Body"));
        if (fault == TextFault.TIMEOUT_AFTER_ACCEPT) {
            pause();
            return;
        }
        var reports = reports(fault);
        if (fault == TextFault.CALLBACK_FIRST) {
            reports.forEach(status -> report(text, account, form.get("StatusCallback"), status));
            send(exchange, 201, described(text));
            return;
        }
        send(exchange, 201, described(text));
        reports.forEach(status -> report(text, account, form.get("StatusCallback"), status));
    }

    private static List<String> reports(@Nullable TextFault fault) {
        if (fault == null) {
            return List.of("sent", "delivered");
        }
        return switch (fault) {
            case DUPLICATE_CALLBACKS ->
                    List.of("sent", "sent", "sent", "delivered", "delivered", "delivered");
            case REORDERED_CALLBACKS -> List.of("delivered", "sent", "queued");
            case UNDELIVERED -> List.of("sent", "undelivered");
            default -> List.of("sent", "delivered");
        };
    }

    private void report(Text text, String account, String callback, String status) {
        if (callback.isEmpty()) {
            return;
        }
        webhooks.post(
                callback,
                new Form(
                        Map.of(
                                "MessageSid", text.sid(),
                                "AccountSid", account,
                                "From", text.from(),
                                "To", text.to(),
                                "MessageStatus", status)));
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = Form.parse(exchange.getRequestURI().getRawQuery());
        var found = new ArrayList<Map<String, Object>>();
        for (var text : texts.all().reversed()) {
            boolean wanted =
                    (query.get("To").isEmpty() || text.to().equals(query.get("To")))
                            && (query.get("From").isEmpty()
                                    || text.from().equals(query.get("From")));
            if (wanted) {
                found.add(described(text));
            }
        }
        send(exchange, 200, Map.of("messages", found));
    }

    private static Map<String, Object> described(Text text) {
        return Map.of(
                "sid", text.sid(),
                "from", text.from(),
                "to", text.to(),
                "body", text.body(),
                "status", "queued",
                "direction", text.outgoing() ? "outbound-api" : "inbound",
                "date_created",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                text.at().atOffset(ZoneOffset.UTC)));
    }

    private @Nullable TextFault nextFault() {
        synchronized (faults) {
            return faults.poll();
        }
    }

    private boolean isKnown(HttpExchange exchange, String account) {
        var stated = exchange.getRequestHeaders().getFirst("Authorization");
        var expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((account + ":" + token).getBytes(UTF_8));
        return stated != null
                && MessageDigest.isEqual(stated.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    private void obey(String phone, String word) {
        if (STOP.contains(word)) {
            optedOut.add(phone);
        } else if (START.contains(word)) {
            optedOut.remove(phone);
        }
    }

    private static String word(String body) {
        return body.strip().toUpperCase(Locale.ROOT);
    }

    private static Map<String, Object> problem(int status, int code) {
        return Map.of("status", status, "code", code, "message", "refused");
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static void pause() {
        try {
            Thread.sleep(NEVER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        var bytes = json.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
    }
}
