// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.intake.alarm.UnstoredConcerns;
import org.firstsession.intake.message.Act;
import org.firstsession.intake.message.Conversation;
import org.firstsession.intake.message.Conversations;
import org.firstsession.intake.message.Conversations.Kept;
import org.firstsession.intake.message.Conversations.Said;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Outbox;
import org.firstsession.intake.message.SafetyIntake;
import org.firstsession.intake.message.Talk;
import org.firstsession.intake.message.Triage;
import org.firstsession.intake.message.Turn;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.screening.Concern;
import org.firstsession.intake.screening.Party;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes texts in. One transaction keeps the text, what it makes of the conversation and what
 * follows from it; only then is anything answered. A copy changes nothing and gets no answer.
 */
@Component
class Texting {

    /** A number that was silent for so long may belong to somebody else. */
    private static final Duration STILL_THE_SAME = Duration.ofDays(90);

    private static final int MOST_REMEMBERED = 10_000;

    private final TextSettings settings;
    private final Conversations conversations;
    private final PhoneCases cases;
    private final TextActs acts;
    private final SafetyIntake safety;
    private final Triage triage;
    private final Outbox outbox;
    private final AnswerLimits limits;
    private final Interlock interlock;
    private final UnstoredConcerns unstored;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Texts that were answered while nothing could be stored; as many as an outage may bring. */
    private final Map<String, Boolean> answeredUnstored =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                            return size() > MOST_REMEMBERED;
                        }
                    });

    Texting(
            TextSettings settings,
            Conversations conversations,
            PhoneCases cases,
            TextActs acts,
            SafetyIntake safety,
            Triage triage,
            Outbox outbox,
            AnswerLimits limits,
            Interlock interlock,
            UnstoredConcerns unstored,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.conversations = conversations;
        this.cases = cases;
        this.acts = acts;
        this.safety = safety;
        this.triage = triage;
        this.outbox = outbox;
        this.limits = limits;
        this.interlock = interlock;
        this.unstored = unstored;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was decided about a text: the words known so far, and the step still to be taken. */
    private record Decided(Kept kept, List<String> words, @Nullable Todo todo) {}

    /** Whether a text was taken in before. */
    boolean has(IncomingText text) {
        boolean taken = conversations.isTaken(text.messageSid());
        if (taken) {
            unstored.stored(Todo.key(text.messageSid()));
        }
        return taken;
    }

    /** Takes a text in; the words to answer with, in order, none for none. */
    List<String> take(IncomingText text) {
        var decided = transaction.execute(status -> decide(text));
        unstored.stored(Todo.key(text.messageSid()));
        if (decided == null) {
            return List.of();
        }
        var words = new ArrayList<>(decided.words());
        var todo = decided.todo();
        if (todo != null) {
            words.addAll(carryOut(text.messageSid(), decided.kept(), todo, true));
        }
        return List.copyOf(words);
    }

    /**
     * The lines to call, for a text that can't be stored now; they aren't sent a second time.
     * Whoever is on call hears of it.
     */
    List<String> crisisAnswerWithoutStore(IncomingText text) {
        answeredUnstored.put(text.messageSid(), true);
        unstored.addText(Todo.key(text.messageSid()));
        return crisisAnswer();
    }

    /** Sends words that came too late for an answer. */
    void sayLater(IncomingText text, List<String> words) {
        boolean answered = answeredUnstored.remove(text.messageSid()) != null;
        if (!words.isEmpty() && text.canBeAnswered() && !answered) {
            transaction.executeWithoutResult(status -> {
                var kept = conversations.lock(settings.practice(), text.from(), Instant.now(clock));
                words.forEach(word -> send(kept, word));
            });
        }
    }

    /**
     * Carries out what was left behind when a process ended, or wasn't decided in time, and texts
     * what came of it.
     */
    void carryOutLeft(Instant before) {
        for (var left : conversations.left(before)) {
            var kept = conversations.find(left.conversationId());
            if (kept.isEmpty()) {
                conversations.todo(left.messageSid(), null);
                continue;
            }
            carryOut(left.messageSid(), kept.get(), Todo.of(left.todo()), false)
                    .forEach(word -> send(kept.get(), word));
        }
    }

    /** The lines to call, in both languages: one text for each. */
    private List<String> crisisAnswer() {
        var answer = interlock.answer();
        return List.of(String.join("\n", answer.en()), String.join("\n", answer.es()));
    }

    private @Nullable Decided decide(IncomingText text) {
        var now = Instant.now(clock);
        var kept = conversations.lock(settings.practice(), text.from(), text.sentAt());
        if (!conversations.take(text.messageSid(), kept.practiceId(), kept.id())) {
            return null;
        }
        var talk = isAnothersByNow(kept, text) ? Talk.FRESH : kept.talk();
        var open = cases.open(kept.practiceId(), text.from());
        var concern = interlock.screen(text.body(), party(open, talk));
        conversations.say(kept.id(), new Said(true, text.body(), text.media(), text.sentAt()));
        if (concern.isPresent()) {
            raise(kept, text, open, concern.get(), talk);
            keep(kept, talk.withPerson(), text);
            record(kept, crisisAnswer(), now);
            return new Decided(kept, crisisAnswer(), null);
        }
        var turn = turn(kept, talk, text, open);
        keep(kept, turn.talk(), text);
        var did = acts.perform(kept, turn, open, text);
        did.talkInstead().ifPresent(instead -> keep(kept, instead, text));
        var todo = did.todo();
        if (todo != null) {
            conversations.todo(text.messageSid(), todo.line());
        }
        boolean hasAnswer = !did.words().isEmpty() && text.canBeAnswered();
        boolean mayAnswer = hasAnswer && limits.take(kept.practiceId(), kept.id());
        if (hasAnswer && !mayAnswer) {
            handToPerson(kept, false, turn.talk().language(), null);
        }
        var words = mayAnswer ? List.of(String.join(" ", did.words())) : List.<String>of();
        record(kept, words, now);
        return new Decided(kept, words, todo);
    }

    private static Turn turn(Kept kept, Talk talk, IncomingText text, List<PhoneCases.Mine> open) {
        if (!text.canBeAnswered()) {
            return new Turn(talk, List.of(new Act.CallPerson(Act.Reason.CANT_BE_ANSWERED)));
        }
        // An answer to a question that has been answered since must not answer the next one.
        boolean overtaken = text.listed() && text.sentAt().plusSeconds(1).isBefore(kept.lastAt());
        if (text.body().isBlank()) {
            return text.media() > 0 && !talk.stopped()
                    ? new Turn(talk, List.of(new Act.Say("media", List.of())))
                    : new Turn(talk, List.of());
        }
        var situation = PhoneCases.situation(open);
        return overtaken && Conversation.carrierWord(text.body()).isEmpty()
                ? new Turn(talk, List.of(new Act.CallPerson(Act.Reason.WROTE_AGAIN)))
                : Conversation.turn(talk, text.body(), situation);
    }

    private void raise(
            Kept kept, IncomingText text, List<PhoneCases.Mine> open, Concern concern, Talk talk) {
        open.forEach(mine -> safety.raise(mine.access(), concern, Channel.TEXT_MESSAGE));
        var requestId =
                open.isEmpty()
                        ? safety.open(
                                kept.practiceId(),
                                acts.person(kept, text, talk),
                                concern,
                                Channel.TEXT_MESSAGE)
                        : open.getFirst().access().requestId();
        handToPerson(kept, true, talk.language(), requestId);
    }

    private void handToPerson(
            Kept kept, boolean urgent, Language language, @Nullable UUID requestId) {
        triage.addConversation(
                kept.practiceId(),
                kept.id(),
                Act.Reason.WROTE_AGAIN,
                urgent,
                kept.phone(),
                language,
                requestId);
    }

    /** A step that isn't decided yet stays to be done; that it takes long is said once. */
    private List<String> carryOut(String messageSid, Kept kept, Todo todo, boolean first) {
        var cameOf = acts.carryOut(kept, todo, Todo.key(messageSid), first);
        if (!cameOf.settled() && !first) {
            return List.of();
        }
        var words = cameOf.words().stream().toList();
        transaction.executeWithoutResult(status -> {
            if (cameOf.settled()) {
                conversations.todo(messageSid, null);
            }
            record(kept, words, Instant.now(clock));
        });
        return words;
    }

    private void record(Kept kept, List<String> words, Instant now) {
        words.forEach(word -> conversations.say(kept.id(), new Said(false, word, 0, now)));
    }

    private void send(Kept kept, String words) {
        outbox.add(
                kept.practiceId(), Outbox.Kind.TEXT, kept.phone(), words, kept.talk().language());
    }

    private void keep(Kept kept, Talk talk, IncomingText text) {
        conversations.keep(kept.id(), talk, text.sentAt());
    }

    private static boolean isAnothersByNow(Kept kept, IncomingText text) {
        return kept.lastAt().plus(STILL_THE_SAME).isBefore(text.sentAt());
    }

    /** Fainter signs of violence count where two come together. */
    private static Party party(List<PhoneCases.Mine> open, Talk talk) {
        return talk.isAboutTwo() || open.stream().anyMatch(mine -> mine.standing().ofTwo())
                ? Party.COUPLE
                : Party.INDIVIDUAL;
    }
}
