// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.RaiseSafetyConcern;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.message.Conversations;
import org.firstsession.intake.message.Triage;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.types.Channel;
import org.firstsession.types.FormatWish;
import org.firstsession.types.SafetyScope;
import org.firstsession.types.Weekday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Texts that come in by the provider's webhook, good and bad ones. */
class SmsWebhookIT extends RunningService {

    private static PracticeLog log;
    private static int commands;

    @Autowired private JdbcClient jdbc;
    @Autowired private Triage triage;
    @Autowired private Conversations conversations;

    /** The number has one practice; it is opened once. */
    @BeforeEach
    void open() {
        if (log == null) {
            log = openPractice(TEXT_PRACTICE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    as the provider signs it               | 200
                    with the token before                  | 200
                    with an empty field                    | 200
                    in another order                       | 200
                    through a proxy that ends TLS          | 200
                    without a signature                    | 403
                    with a wrong signature                 | 403
                    with another account's token           | 403
                    with an empty token                    | 403
                    for https                              | 403
                    for another port                       | 403
                    for another path                       | 403
                    with another body                      | 403
                    with a trimmed body                    | 403
                    with a field more                      | 403
                    with a field less                      | 403
                    to another number                      | 404
                    from a subaccount's token              | 403
                    without a sender                       | 400
                    without an id                          | 400
                    """)
    void takesOnlyWhatTheProviderSigned(String how, int status) {
        var phone = new Phone(URL);
        var fields = phone.fields(" hello ");
        var url = phone.webhook();
        var answer =
                switch (how) {
                    case "as the provider signs it" -> phone.send(fields);
                    case "with the token before" -> phone.send(fields, "former-token", url);
                    case "with an empty field" -> phone.send(with(fields, "FromCity", ""));
                    case "in another order" -> phone.post(reversed(fields), signed(phone, fields));
                    case "through a proxy that ends TLS" ->
                            phone.send(
                                    fields,
                                    Map.of(
                                            "X-Forwarded-Proto", "https",
                                            "X-Forwarded-Host", "elsewhere.example",
                                            "X-Forwarded-Port", "443"));
                    case "from a subaccount's token" ->
                            phone.send(with(fields, "AccountSid", "ACsub"), "sub-token", url);
                    case "without a signature" -> phone.post(fields, "");
                    case "with a wrong signature" ->
                            phone.post(fields, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
                    case "with another account's token" -> phone.send(fields, "other", url);
                    case "with an empty token" -> phone.send(fields, "\0", url);
                    case "for https" ->
                            phone.send(fields, "local-token", url.replace("http:", "https:"));
                    case "for another port" ->
                            phone.send(fields, "local-token", url.replaceAll(":\\d+/", "/"));
                    case "for another path" -> phone.send(fields, "local-token", url + "?a=b");
                    case "with another body" ->
                            phone.post(with(fields, "Body", "hullo"), signed(phone, fields));
                    case "with a trimmed body" ->
                            phone.post(with(fields, "Body", "hello"), signed(phone, fields));
                    case "with a field more" ->
                            phone.post(with(fields, "To2", "x"), signed(phone, fields));
                    case "with a field less" ->
                            phone.post(without(fields, "NumMedia"), signed(phone, fields));
                    case "to another number" -> phone.send(with(fields, "To", "+15005550007"));
                    case "without a sender" -> phone.send(without(fields, "From"));
                    case "without an id" -> phone.send(without(fields, "MessageSid"));
                    default -> throw new IllegalArgumentException(how);
                };

        assertThat(answer.status()).isEqualTo(status);
        assertThat(textsOf(phone)).isEqualTo(status == 200 ? 2 : 0);
    }

    @Test
    void readsNoJson() {
        var phone = new Phone(URL);
        var body = "{\"MessageSid\":\"SM1\",\"From\":\"+14155550100\",\"Body\":\"hi\"}";
        var answer =
                Phone.send(
                        HttpRequest.newBuilder(URI.create(phone.webhook() + "?bodySHA256=x"))
                                .header("Content-Type", "application/json")
                                .header(
                                        "X-Twilio-Signature",
                                        Phone.signature(
                                                Map.of(),
                                                "local-token",
                                                phone.webhook() + "?bodySHA256=x"))
                                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void takesAHundredCopiesAndALateOneForOne() throws Exception {
        var phone = new Phone(URL);
        var fields = phone.fields("hello");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> send = () -> phone.send(fields).words();
            var answers = threads.invokeAll(Stream.generate(() -> send).limit(100).toList());
            int answered = 0;
            for (var answer : answers) {
                answered += answer.get().isEmpty() ? 0 : 1;
            }
            assertThat(answered).isEqualTo(1);
        }

        assertThat(phone.send(fields).words()).isEmpty();
        assertThat(textsOf(phone)).isEqualTo(2);
    }

    @Test
    void makesARequestOfAConversationAndTakesADigit() {
        var phone = new Phone(URL);

        assertThat(phone.says("Hi there")).contains("911", "988", "Reply 1");
        phone.says("1");
        phone.says("1");
        phone.says("1");
        phone.says("California");
        phone.says("1");
        assertThat(phone.says("Tue after 5")).startsWith("Thank you");
        var request = next(RequestTrial.class);
        assertThat(request.getChannel()).isEqualTo(Channel.TEXT_MESSAGE);
        assertThat(request.getSafety()).isNull();
        assertThat(request.getNeeds().getFormat()).isEqualTo(FormatWish.VIRTUAL);
        var participant = request.getNeeds().getParticipants().getFirst();
        assertThat(participant.getState()).isEqualTo("CA");
        assertThat(participant.getTimes())
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.getDay()).isEqualTo(Weekday.TUE);
                    assertThat(window.getFromMinute()).isEqualTo(17 * 60);
                });
        var requestId = UUID.fromString(request.getRequestId());
        log.write(
                log.events.requested(request),
                log.events.offered(requestId, request.getCommandId(), "o-" + phone.number()));
        await().until(() -> phone.says("status").contains("2)"));

        assertThat(phone.says("2")).startsWith("We are working on it");

        var accept = next(AcceptOffer.class);
        assertThat(accept.getOptionId()).isEqualTo("o-" + phone.number() + "-2");
        assertThat(accept.getChannel()).isEqualTo(Channel.TEXT_MESSAGE);

        // What is decided later than somebody waits is told by a text of its own.
        log.write(log.events.refused(requestId, accept.getCommandId(), RefusalReason.OPTION_TAKEN));
        jdbc.sql("UPDATE text_taken SET taken_at = taken_at - interval '1 minute' WHERE todo <> ''")
                .update();
        await().until(() ->
                NOTIFICATION.taken().stream()
                        .anyMatch(it -> it.contains(phone.number()) && it.contains("free any")));
    }

    @Test
    void asksForAZipCodeThatExists() {
        var phone = new Phone(URL);
        phone.says("Hola");
        phone.says("1");
        phone.says("1");
        phone.says("1");
        phone.says("NV");
        phone.says("en persona");
        phone.says("00000");

        assertThat(phone.says("cuanto antes")).contains("ZIP");
        assertThat(phone.says("89501")).startsWith("Gracias");
        assertThat(next(RequestTrial.class).getNeeds().getParticipants().getFirst().getLanguages())
                .containsExactly("es");
    }

    @Test
    void raisesAConcernOnTheCaseOrWithOneOfItsOwn() {
        var phone = new Phone(URL);

        var answer = phone.says("I want to kill myself");

        assertThat(answer).contains("911", "988", "1-800-799-7233", "AYUDA", "Nobody watches");
        var opened = next(RequestTrial.class);
        assertThat(opened.getSafety()).isEqualTo(SafetyScope.ALL);
        phone.says("I can't go on, I want to die");
        var raised = next(RaiseSafetyConcern.class);
        assertThat(raised.getRequestId()).isEqualTo(opened.getRequestId());
        assertThat(triage.waiting(TEXT_PRACTICE))
                .anySatisfy(item -> {
                    assertThat(item.urgent()).isTrue();
                    assertThat(item.writer().phone()).isEqualTo(phone.number());
                });
    }

    @Test
    void answersACrisisWithoutBrokerAndDatabaseAndTakesItInLater() {
        var phone = new Phone(URL, "+14155550991");

        withoutBrokerAndDatabase(() -> {
            var began = System.nanoTime();
            var answer = phone.send(phone.fields("I want to kill myself"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.words()).contains("911", "988", "AYUDA");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(phone.send(phone.fields("hello")).status()).isEqualTo(503);
            bring(phone.number(), "I want to die");
            await().until(() ->
                    NOTIFICATION.taken().stream()
                            .anyMatch(it ->
                                    it.startsWith("/internal/alarms/")
                                            && it.contains("\"byText\":true")
                                            && !it.contains(phone.number())));
        });

        var request = next(RequestTrial.class);
        assertThat(request.getSafety()).isEqualTo(SafetyScope.ALL);
    }

    @Test
    void handsCarriersWordsOverUntilTheyAreAcknowledged() {
        var phone = new Phone(URL);
        phone.says("hi");
        NOTIFICATION.refuse(2);

        assertThat(phone.says("STOP")).isEmpty();

        await().until(() ->
                NOTIFICATION.taken().stream()
                        .anyMatch(it ->
                                it.contains("carrier-words")
                                        && it.contains(phone.number())
                                        && it.contains("STOP")));
        assertThat(phone.says("1")).isEmpty();
        assertThat(phone.says("start")).contains("Reply 1");
        await().until(() -> outbox() == 0);
    }

    @Test
    void neverFetchesMedia() throws Exception {
        var hits = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    hits.incrementAndGet();
                    exchange.close();
                });
        server.start();
        var phone = new Phone(URL);
        var fields = with(phone.fields(""), "NumMedia", "10");
        for (int i = 0; i < 10; i++) {
            fields =
                    with(
                            fields,
                            "MediaUrl" + i,
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/" + i);
        }

        assertThat(phone.send(fields).words()).startsWith("Pictures");
        assertThat(phone.says("hi")).contains("Reply 1");
        server.stop(0);
        assertThat(hits).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"INFO", "anonymous", "+266696687", "12345"})
    void hasAPersonReadWhatCannotBeAnswered(String sender) {
        var phone = new Phone(URL, sender);

        assertThat(phone.says("hello")).isEmpty();

        assertThat(triage.waiting(TEXT_PRACTICE))
                .anySatisfy(item -> assertThat(item.writer().phone()).isEqualTo(sender));
    }

    @Test
    void keepsLongTextsAndSignsWhole() {
        var phone = new Phone(URL);
        var text = "🙂 " + "ñ".repeat(1_597);

        assertThat(phone.says(text)).contains("988");

        assertThat(transcriptOf(phone)).contains(text);
        assertThat(phone.says("💥💥")).contains("Reply 1");
    }

    @Test
    void answersAFloodOnlySoFarButACrisisAlways() {
        var phone = new Phone(URL);

        long answered =
                IntStream.range(0, 60)
                        .mapToObj(i -> phone.says("help"))
                        .filter(words -> !words.isEmpty())
                        .count();

        assertThat(answered).isEqualTo(40);
        assertThat(textsOf(phone)).isEqualTo(100);
        assertThat(triage.waiting(TEXT_PRACTICE))
                .filteredOn(item -> phone.number().equals(item.writer().phone()))
                .hasSize(1);
        assertThat(phone.says("I want to kill myself")).contains("988");
        next(RequestTrial.class);
    }

    @Test
    void spendsNoMoreInADayThanTheCapButAnswersACrisis() {
        var phone = new Phone(URL);
        phone.says("hi");
        var spent = jdbc.sql("SELECT answers FROM texts_of_day WHERE practice_id = ?");
        int before = spent.param(TEXT_PRACTICE).query(Integer.class).single();
        setSpent(1_000);
        try {
            assertThat(phone.says("1")).isEmpty();
            assertThat(phone.says("I want to kill myself")).contains("988");
        } finally {
            setSpent(before);
        }

        next(RequestTrial.class);
        assertThat(phone.says("help")).contains("STATUS");
    }

    @Test
    void takesInWhatTheWebhookMissedButNotAsAnAnswerToALaterQuestion() {
        var phone = new Phone(URL);
        phone.says("hi");
        phone.says("1");
        // Sent before, and held up on its way.
        jdbc.sql(
                        "UPDATE conversation SET last_at = last_at + interval '5 minutes' WHERE conversation_id = ?")
                .param(conversationOf(phone))
                .update();
        bringUnheard(phone.number(), "2");

        await().until(() -> transcriptOf(phone).contains("2"));

        assertThat(phone.says("what")).contains("Who is the appointment for?");
    }

    @Test
    void keepsNothingInClear() {
        var phone = new Phone(URL);
        phone.says("Zanzibarcanary");

        assertThat(
                        jdbc.sql("SELECT string_agg(t::text, ' ') FROM text_message t")
                                .query(String.class)
                                .single())
                .doesNotContain("Zanzibarcanary");
        assertThat(
                        jdbc.sql("SELECT string_agg(c::text, ' ') FROM conversation c")
                                .query(String.class)
                                .single())
                .doesNotContain(phone.number());
    }

    /** The next command of this kind; others in between belong to it. */
    private static <T> T next(Class<T> type) {
        while (true) {
            var command = log.command(++commands);
            if (type.isInstance(command)) {
                return type.cast(command);
            }
        }
    }

    private int textsOf(Phone phone) {
        return transcriptCount(phone.number());
    }

    private int transcriptCount(String number) {
        return jdbc
                .sql("SELECT conversation_id FROM conversation")
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(id -> conversations.find(id).stream())
                .filter(kept -> kept.phone().equals(number))
                .mapToInt(kept -> conversations.transcript(kept.id()).size())
                .sum();
    }

    private UUID conversationOf(Phone phone) {
        return jdbc
                .sql("SELECT conversation_id FROM conversation")
                .query(UUID.class)
                .list()
                .stream()
                .filter(id -> conversations.find(id).orElseThrow().phone().equals(phone.number()))
                .findFirst()
                .orElseThrow();
    }

    private java.util.List<String> transcriptOf(Phone phone) {
        return conversations.transcript(conversationOf(phone)).stream()
                .map(Conversations.Said::text)
                .toList();
    }

    private void setSpent(int answers) {
        jdbc.sql("UPDATE texts_of_day SET answers = ? WHERE practice_id = ?")
                .params(answers, TEXT_PRACTICE)
                .update();
    }

    private int outbox() {
        return jdbc.sql("SELECT count(*) FROM message_outbox").query(Integer.class).single();
    }

    /** Somebody types a text on a phone of the local stack, whose provider brings it. */
    private static void bring(String number, String text) {
        var answer =
                Phone.send(
                        HttpRequest.newBuilder(URI.create(PHONES + "/phones/" + number))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "text=" + URLEncoder.encode(text, UTF_8))));
        assertThat(answer.status()).isEqualTo(303);
    }

    /** The same while nothing can be stored: the provider lists it alone. */
    private void bringUnheard(String number, String text) {
        jdbc.sql("ALTER TABLE text_taken RENAME TO text_taken_away").update();
        try {
            bring(number, text);
        } finally {
            jdbc.sql("ALTER TABLE text_taken_away RENAME TO text_taken").update();
        }
    }

    private static String signed(Phone phone, Map<String, String> fields) {
        return Phone.signature(fields, "local-token", phone.webhook());
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> reversed(Map<String, String> fields) {
        return new LinkedHashMap<>(fields).reversed();
    }

    private static Map<String, String> without(Map<String, String> fields, String name) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return changed;
    }
}
