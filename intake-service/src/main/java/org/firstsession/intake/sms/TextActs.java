// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.client.TextSide;
import org.firstsession.intake.client.TextSide.Step;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.message.Act;
import org.firstsession.intake.message.Answers;
import org.firstsession.intake.message.Conversations.Kept;
import org.firstsession.intake.message.FormLink;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Outbox;
import org.firstsession.intake.message.RequestBodies;
import org.firstsession.intake.message.RequestBodies.Asker;
import org.firstsession.intake.message.Talk;
import org.firstsession.intake.message.Triage;
import org.firstsession.intake.message.Turn;
import org.firstsession.intake.message.Window;
import org.firstsession.intake.message.Words;
import org.firstsession.intake.people.ContactRules;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.request.TrialRequests;
import org.firstsession.intake.sms.PhoneCases.Mine;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a turn of a conversation asks for, and finds the words for what came of it. */
@Component
class TextActs {

    private static final int LAST_DIGITS = 4;

    private final TrialRequests requests;
    private final RequestBodies bodies;
    private final TextSide side;
    private final Links links;
    private final FormLink formLink;
    private final Triage triage;
    private final Outbox outbox;
    private final Standings standings;
    private final PhoneCases cases;
    private final Practices practices;

    TextActs(
            TrialRequests requests,
            RequestBodies bodies,
            TextSide side,
            Links links,
            FormLink formLink,
            Triage triage,
            Outbox outbox,
            Standings standings,
            PhoneCases cases,
            Practices practices) {
        this.requests = requests;
        this.bodies = bodies;
        this.side = side;
        this.links = links;
        this.formLink = formLink;
        this.triage = triage;
        this.outbox = outbox;
        this.standings = standings;
        this.cases = cases;
        this.practices = practices;
    }

    /**
     * What was done inside the transaction.
     *
     * @param todo the step to take once it is committed
     * @param talkInstead where the conversation stands when what was asked for can't be done
     */
    record Did(List<String> words, @Nullable Todo todo, Optional<Talk> talkInstead) {}

    /** The text whose turn it is, with what its phone has open. */
    private record Context(Kept kept, Turn turn, List<Mine> open, IncomingText text) {
        Language language() {
            return turn.talk().language();
        }
    }

    /** Does what can be done inside the caller's transaction. */
    Did perform(Kept kept, Turn turn, List<Mine> open, IncomingText text) {
        var context = new Context(kept, turn, open, text);
        var words = new ArrayList<String>();
        Todo todo = null;
        Optional<Talk> instead = Optional.empty();
        for (var act : turn.acts()) {
            switch (act) {
                case Act.Say say ->
                        words.add(Words.say(context.language(), say.key(), say.arguments()));
                case Act.Ask ask -> {
                    var asked = ask(context, ask.answers());
                    words.addAll(asked.words());
                    instead = asked.talkInstead();
                }
                case Act.Choose choose -> todo = todo(context, choose(context, choose.option()));
                case Act.OtherHours other -> todo = todo(context, new Step.OtherHours());
                case Act.Move move ->
                        todo =
                                todo(
                                        context,
                                        new Step.Move(
                                                move.times().stream()
                                                        .map(Window::forCommand)
                                                        .toList()));
                case Act.Drop drop -> todo = todo(context, new Step.Drop());
                case Act.TellStatus tell -> words.add(status(context));
                case Act.SendLink link -> words.add(link(context, link.answers()));
                case Act.CallPerson call -> callPerson(context, call.reason());
                case Act.HearWord heard ->
                        outbox.add(
                                kept.practiceId(),
                                Outbox.Kind.CARRIER_WORD,
                                text.from(),
                                heard.word().name(),
                                context.language());
            }
        }
        return new Did(List.copyOf(words), todo, instead);
    }

    /**
     * What came of a step.
     *
     * @param settled false while it isn't decided
     */
    record CameOf(boolean settled, Optional<String> words) {}

    /**
     * Carries a step out.
     *
     * @param first whether whoever texted waits for it
     */
    CameOf carryOut(Kept kept, Todo todo, UUID key, boolean first) {
        var access = cases.access(kept.practiceId(), todo.requestId(), todo.personId());
        var result =
                first
                        ? side.perform(access, todo.step(), key)
                        : side.look(access, todo.step(), key);
        return new CameOf(
                result != TextSide.Result.PENDING,
                standings.cameOf(todo.step(), result, access, kept.talk().language()));
    }

    /** Somebody of whom little more is known than the phone. */
    Person person(Kept kept, IncomingText text, Talk talk) {
        boolean reachable = text.canBeAnswered();
        return new Person(
                UUID.randomUUID(),
                name(kept.phone(), talk.language()),
                null,
                reachable ? kept.phone() : null,
                reachable ? List.of("phone") : List.of(),
                practices
                        .find(kept.practiceId())
                        .map(Practice::timeZone)
                        .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PRACTICE)),
                talk.language().tag(),
                ContactRules.USUAL);
    }

    private Did ask(Context context, Answers answers) {
        var language = context.language();
        var kept = context.kept();
        var asker = new Asker(name(kept.phone(), language), null, kept.phone(), "phone");
        var body = bodies.of(answers, asker, language);
        try {
            var access =
                    requests.accept(
                            kept.practiceId(),
                            Todo.key(context.text().messageSid()),
                            body,
                            Channel.TEXT_MESSAGE);
            var invitation = side.invitation(access);
            var words =
                    invitation == null
                            ? Words.say(language, "received", List.of())
                            : Words.say(
                                    language, "invite", List.of(invitation, links.page(access)));
            return new Did(List.of(words), null, Optional.empty());
        } catch (ProblemException e) {
            if (e.type().status() >= 500) {
                throw e;
            }
            return cantBeAsked(context, answers, e);
        }
    }

    /** A ZIP code that doesn't exist is asked for again; anything else is a person's. */
    private Did cantBeAsked(Context context, Answers answers, ProblemException problem) {
        var language = context.language();
        boolean zip =
                !problem.errors().isEmpty()
                        && problem.errors().stream().allMatch(it -> it.field().equals("zip"));
        if (zip) {
            return new Did(
                    List.of(
                            Words.say(language, "again", List.of()),
                            Words.say(language, "ask.zip", List.of())),
                    null,
                    Optional.of(context.turn().talk().askingZip(answers)));
        }
        callPerson(context, Act.Reason.CANT_BE_MADE);
        return new Did(
                List.of(Words.say(language, "person", List.of())),
                null,
                Optional.of(context.turn().talk().withPerson()));
    }

    private static Step choose(Context context, int option) {
        return new Step.Choose(
                context.open().getFirst().standing().choices().get(option - 1).optionId());
    }

    private static Todo todo(Context context, Step step) {
        var access = context.open().getFirst().access();
        return new Todo(access.requestId(), access.personId(), step);
    }

    private String status(Context context) {
        var language = context.language();
        if (context.open().isEmpty()) {
            return Words.say(language, "closed", List.of());
        }
        var mine = context.open().getFirst();
        return standings.words(mine.access(), mine.standing(), language);
    }

    /** With one request the way leads to its page, else to the form. */
    private String link(Context context, Answers answers) {
        var language = context.language();
        if (context.open().size() == 1) {
            return Words.say(
                    language,
                    "link.page",
                    List.of(standings.page(context.open().getFirst().access())));
        }
        return context.open().isEmpty()
                ? Words.say(
                        language,
                        "link.form",
                        List.of(formLink.of(context.kept().practiceId(), answers)))
                : Words.say(language, "own-link", List.of());
    }

    private void callPerson(Context context, Act.Reason reason) {
        var open = context.open();
        triage.addConversation(
                context.kept().practiceId(),
                context.kept().id(),
                reason,
                false,
                context.kept().phone(),
                context.language(),
                open.size() == 1 ? open.getFirst().access().requestId() : null);
    }

    private static String name(String phone, Language language) {
        var end = phone.substring(Math.max(0, phone.length() - LAST_DIGITS));
        return Words.say(language, "name", List.of(end));
    }
}
