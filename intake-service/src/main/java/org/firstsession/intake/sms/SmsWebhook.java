// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the provider brings texts. It waits at most fifteen seconds and tries again only when it
 * can't connect, so an answer comes within five whatever is down: words when they are known by
 * then, else none, and the words follow. A crisis is answered even when nothing can be stored. A
 * text that isn't stored is answered with 503, and taken in later from the provider's list.
 */
@Hidden
@RestController
class SmsWebhook {

    /** Of the five seconds that an answer may take, what the work behind it may take of them. */
    private static final long PATIENCE_MILLIS = 3_500;

    private static final String RETRY_AFTER_SECONDS = "30";

    private final TextSettings settings;
    private final TwilioSignature signature;
    private final Interlock interlock;
    private final Texting texting;
    private final Problems problems;
    private final Clock clock;

    SmsWebhook(
            TextSettings settings,
            Interlock interlock,
            Texting texting,
            Problems problems,
            Clock clock) {
        this.settings = settings;
        this.signature = new TwilioSignature(settings.signers());
        this.interlock = interlock;
        this.texting = texting;
        this.problems = problems;
        this.clock = clock;
    }

    @PostMapping(
            path = "/webhooks/twilio/sms",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> text(
            @RequestHeader(name = TwilioSignature.HEADER, required = false) @Nullable String signed,
            @RequestBody MultiValueMap<String, String> fields) {
        if (!signature.matches(signed, settings.webhookUrl(), fields)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var text = read(fields);
        if (text.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        var to = fields.getFirst("To");
        if (to != null && !to.equals(settings.number())) {
            return ResponseEntity.notFound().build();
        }
        return answer(text.get());
    }

    private ResponseEntity<String> answer(IncomingText text) {
        boolean concern = interlock.screen(text.body()).isPresent();
        var words = promptly(text);
        if (words.isPresent()) {
            return said(words.get());
        }
        return concern
                ? said(texting.crisisAnswerWithoutStore(text))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build();
    }

    /**
     * The words, if they are there in time; empty when the text isn't stored by then. What gets
     * stored late is welcome, and answered by a text of our own.
     */
    private Optional<List<String>> promptly(IncomingText text) {
        var answered = new AtomicBoolean();
        var work = new CompletableFuture<List<String>>();
        Thread.ofVirtual()
                .name("incoming-text")
                .start(() -> {
                    try {
                        var words = texting.take(text);
                        if (answered.compareAndSet(false, true)) {
                            work.complete(words);
                        } else {
                            texting.sayLater(text, words);
                        }
                    } catch (RuntimeException e) {
                        work.completeExceptionally(e);
                    }
                });
        try {
            return Optional.of(work.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return answered.compareAndSet(false, true)
                    ? Optional.empty()
                    : Optional.of(work.join());
        } catch (ExecutionException e) {
            var failure = e.getCause() == null ? e : e.getCause();
            problems.logFailure(failure, problems.typeOf(failure), java.util.UUID.randomUUID());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<IncomingText> read(MultiValueMap<String, String> fields) {
        var sid = fields.getFirst("MessageSid");
        var from = fields.getFirst("From");
        if (sid == null || !sid.matches("[A-Za-z0-9]{2,64}") || from == null || from.isBlank()) {
            return Optional.empty();
        }
        var body = fields.getFirst("Body");
        return Optional.of(
                new IncomingText(
                        sid,
                        from,
                        body == null ? "" : body,
                        count(fields.getFirst("NumMedia")),
                        Instant.now(clock),
                        false));
    }

    private static int count(@Nullable String digits) {
        return digits == null || !digits.matches("\\d{1,4}") ? 0 : Integer.parseInt(digits);
    }

    private static ResponseEntity<String> said(List<String> words) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "xml", java.nio.charset.StandardCharsets.UTF_8))
                .body(TwiMl.of(words));
    }
}
