// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.contact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstsession.intake.message.Answers;
import org.firstsession.intake.message.Conversations;
import org.firstsession.intake.message.Conversations.Said;
import org.firstsession.intake.message.Outbox;
import org.firstsession.intake.message.RequestBodies;
import org.firstsession.intake.message.RequestBodies.Asker;
import org.firstsession.intake.message.Times;
import org.firstsession.intake.message.Triage;
import org.firstsession.intake.message.Understanding;
import org.firstsession.intake.request.TrialRequests;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody of the practice does with a message. */
@Component
class TriageDesk {

    private final Triage triage;
    private final Conversations conversations;
    private final Outbox outbox;
    private final TrialRequests requests;
    private final RequestBodies bodies;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TriageDesk(
            Triage triage,
            Conversations conversations,
            Outbox outbox,
            TrialRequests requests,
            RequestBodies bodies,
            TransactionTemplate transaction,
            Clock clock) {
        this.triage = triage;
        this.conversations = conversations;
        this.outbox = outbox;
        this.requests = requests;
        this.bodies = bodies;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What can be read from the words: suggestions for whoever reads, null where nothing is. */
    record Understood(
            @Nullable Boolean couple,
            @Nullable String state,
            @Nullable String format,
            @Nullable String zip,
            String language) {}

    /**
     * What a request shall be made of.
     *
     * @param times in plain words; null for any time
     * @param adult null when nobody has asked
     */
    record Wanted(
            boolean couple,
            String state,
            String format,
            @Nullable String zip,
            @Nullable String times,
            @Nullable Boolean adult) {}

    /** What came of it: the request there is now, or the way that a reply took. */
    record Answer(@Nullable UUID requestId, @Nullable String sentBy) {}

    List<Said> transcript(Triage.Item item) {
        var conversation = item.conversationId();
        return conversation == null ? List.of() : conversations.transcript(conversation);
    }

    Understood understood(Triage.Item item) {
        var body = item.body();
        var text =
                body != null
                        ? body
                        : transcript(item).stream()
                                .filter(Said::incoming)
                                .map(Said::text)
                                .collect(Collectors.joining(". "));
        return new Understood(
                Understanding.couple(text).orElse(null),
                Understanding.state(text).orElse(null),
                Understanding.format(text).orElse(null),
                Understanding.zip(text).orElse(null),
                item.language().tag());
    }

    /** Sends words by the way that the writer chose. */
    Answer reply(String practiceId, Triage.Item item, String words) {
        var writer = item.writer();
        boolean byText = "phone".equals(writer.contactBy());
        var to = byText ? writer.phone() : writer.email();
        if (to == null) {
            throw new ProblemException(ProblemType.REFUSED);
        }
        transaction.executeWithoutResult(status -> {
            outbox.add(
                    practiceId,
                    byText ? Outbox.Kind.TEXT : Outbox.Kind.MAIL,
                    to,
                    words,
                    item.language());
            var conversation = item.conversationId();
            if (conversation != null) {
                conversations.say(conversation, new Said(false, words, 0, Instant.now(clock)));
            }
        });
        return new Answer(item.requestId(), byText ? "text" : "email");
    }

    /** Makes a request of it; doing so twice makes one. */
    Answer turn(String practiceId, Triage.Item item, Wanted wanted) {
        if (item.requestId() != null) {
            return new Answer(item.requestId(), null);
        }
        var times = Times.read(wanted.times() == null ? "any time" : wanted.times());
        if (times.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, List.of(new FieldError("times", "not-a-time")));
        }
        var answers =
                new Answers(
                        wanted.couple(),
                        wanted.adult(),
                        wanted.state(),
                        wanted.format(),
                        wanted.zip(),
                        times.get());
        var writer = item.writer();
        var asker =
                new Asker(
                        writer.name() == null ? "—" : writer.name(),
                        writer.email(),
                        writer.phone(),
                        writer.contactBy());
        var requestId =
                transaction.execute(status -> {
                    var access =
                            requests.accept(
                                    practiceId,
                                    UUID.nameUUIDFromBytes(
                                            ("triage " + item.id())
                                                    .getBytes(StandardCharsets.UTF_8)),
                                    bodies.of(answers, asker, item.language()),
                                    Channel.BOARD);
                    triage.becomes(item.id(), access.requestId());
                    return access.requestId();
                });
        return new Answer(requestId, null);
    }

    /** Notes that it is done; a conversation goes on by itself from here. */
    void settle(String practiceId, Triage.Item item, String by) {
        transaction.executeWithoutResult(status -> {
            triage.settle(practiceId, item.id(), by);
            var conversation = item.conversationId();
            if (conversation != null) {
                conversations
                        .find(conversation)
                        .ifPresent(kept ->
                                conversations.keep(
                                        kept.id(), kept.talk().handedBack(), kept.lastAt()));
            }
        });
    }
}
