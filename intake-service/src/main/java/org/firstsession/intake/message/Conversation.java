// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static org.firstsession.intake.message.Act.Say.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstsession.intake.message.Act.CallPerson;
import org.firstsession.intake.message.Act.Choose;
import org.firstsession.intake.message.Act.Drop;
import org.firstsession.intake.message.Act.HearWord;
import org.firstsession.intake.message.Act.Move;
import org.firstsession.intake.message.Act.OtherHours;
import org.firstsession.intake.message.Act.Reason;
import org.firstsession.intake.message.Act.Say;
import org.firstsession.intake.message.Act.SendLink;
import org.firstsession.intake.message.Act.TellStatus;

/**
 * What a text makes of a conversation: the same conversation, text and situation always give the
 * same turn. Details go to a phone only once its holder agreed, and for two people, or where
 * several requests share a phone, a text does no more than fetch a link.
 */
public final class Conversation {

    private static final int MOST_MISSES = 2;

    private final Talk talk;
    private final String text;
    private final Situation situation;

    private Conversation(Talk talk, String text, Situation situation) {
        this.talk = talk;
        this.text = text;
        this.situation = situation;
    }

    /** The turn that a text is. */
    public static Turn turn(Talk talk, String text, Situation situation) {
        var word = CarrierWord.of(text);
        if (word.isPresent()) {
            return carrier(talk, text, situation, word.get());
        }
        if (talk.stopped()) {
            return Turn.of(talk);
        }
        return new Conversation(talk, text, situation).turn();
    }

    /** The carriers' word that a text is, if it is one. */
    public static Optional<CarrierWord> carrierWord(String text) {
        return CarrierWord.of(text);
    }

    /** The provider answers such words itself, so an answer of ours would be a second one. */
    private static Turn carrier(Talk talk, String text, Situation situation, CarrierWord word) {
        var heard = new HearWord(word);
        if (word == CarrierWord.STOP) {
            return Turn.of(talk.stopped(true), heard);
        }
        boolean wasStopped = talk.stopped();
        var back = talk.stopped(false);
        var then =
                Plain.isYes(text) && !wasStopped
                        ? new Conversation(back, text, situation).turn()
                        : new Turn(back, repeated(back.stage()));
        var acts = new ArrayList<Act>(List.of(heard));
        acts.addAll(then.acts());
        return new Turn(then.talk(), acts);
    }

    private Turn turn() {
        var keyword = Keyword.of(text);
        return keyword.isPresent() ? onKeyword(keyword.get()) : onStage();
    }

    private Turn onKeyword(Keyword keyword) {
        return switch (keyword) {
            case HELP -> Turn.say(talk, "help");
            case ENGLISH -> inLanguage(Language.EN);
            case SPANISH -> inLanguage(Language.ES);
            case PERSON ->
                    Turn.of(talk.withPerson(), new CallPerson(Reason.ASKED_FOR), of("person"));
            case WEB -> Turn.of(talk, new SendLink(answers()));
            case STATUS, MOVE, DROP, NONE -> talk.consented() ? onOwn(keyword) : onStage();
        };
    }

    private Turn inLanguage(Language language) {
        var changed = talk.in(language);
        return talk.stage() instanceof Stage.Fresh
                ? greet(changed, Answers.NONE)
                : new Turn(changed, repeated(talk.stage()));
    }

    /** What concerns a request. */
    private Turn onOwn(Keyword keyword) {
        if (situation.isShared()) {
            return Turn.of(talk, ownLink());
        }
        return switch (keyword) {
            case STATUS -> Turn.of(talk, new TellStatus());
            case MOVE ->
                    situation instanceof Situation.Confirmed
                            ? Turn.say(talk.at(new Stage.AskedMove()), "ask.move")
                            : Turn.of(talk, of("nothing-booked"));
            case DROP ->
                    situation instanceof Situation.Confirmed
                            ? Turn.say(talk.at(new Stage.AskedDrop()), "ask.drop")
                            : Turn.of(talk, of("nothing-booked"));
            case NONE ->
                    situation instanceof Situation.Offered
                            ? Turn.of(talk.at(new Stage.Open()), new OtherHours())
                            : miss(of("commands"));
            case HELP, WEB, PERSON, ENGLISH, SPANISH -> throw new IllegalStateException();
        };
    }

    private Turn onStage() {
        return switch (talk.stage()) {
            case Stage.Fresh fresh -> greet(talk.in(Language.of(text)), Answers.of(text));
            case Stage.AskedConsent asked -> consent(asked);
            case Stage.Asking asking -> answer(asking);
            case Stage.Open open -> open();
            case Stage.AskedMove move -> move();
            case Stage.AskedDrop drop -> drop();
            case Stage.WebOnly web -> webOnly();
            case Stage.WithPerson person -> withPerson();
        };
    }

    private static Turn greet(Talk talk, Answers answers) {
        return Turn.say(talk.at(new Stage.AskedConsent(answers)), "greeting");
    }

    private Turn consent(Stage.AskedConsent asked) {
        if (Plain.isNo(text)) {
            return Turn.of(
                    talk.at(new Stage.WebOnly()), of("web-only"), new SendLink(asked.answers()));
        }
        if (!Plain.isYes(text)) {
            return miss(of("ask.consent"));
        }
        var open = talk.at(new Stage.Open());
        return situation instanceof Situation.Nothing
                ? ask(open, asked.answers())
                : new Conversation(open, text, situation).toldWhatIsOpen();
    }

    private Turn toldWhatIsOpen() {
        return Turn.of(talk, situation.isShared() ? ownLink() : new TellStatus());
    }

    private Turn answer(Stage.Asking asking) {
        var taken = asking.question().take(text, asking.answers());
        return taken.isPresent()
                ? ask(talk, taken.get())
                : miss(of(asking.question().key(asking.answers())));
    }

    /** The next question, or the request when there is none left. */
    private static Turn ask(Talk talk, Answers answers) {
        var next = Question.next(answers);
        return next.isPresent()
                ? Turn.say(talk.at(new Stage.Asking(next.get(), answers)), next.get().key(answers))
                : Turn.of(talk.at(new Stage.Open()), new Act.Ask(answers));
    }

    private Turn open() {
        return switch (situation) {
            case Situation.Nothing nothing -> ask(talk, Answers.of(text));
            case Situation.Waiting waiting -> miss(of("waiting"));
            case Situation.Offered offered ->
                    choose(offered).orElseGet(() -> miss(choices(offered)));
            case Situation.Confirmed confirmed -> miss(of("commands"));
            case Situation.OfTwo two -> Turn.of(talk, ownLink());
            case Situation.Several several -> Turn.of(talk, ownLink());
        };
    }

    private Optional<Turn> choose(Situation.Offered offered) {
        return Plain.choice(text)
                .filter(option -> option <= offered.options())
                .map(option -> Turn.of(talk.at(new Stage.Open()), new Choose(option)));
    }

    private static Say choices(Situation.Offered offered) {
        return new Say("choose", List.of(Integer.toString(offered.options())));
    }

    private Turn move() {
        if (!(situation instanceof Situation.Confirmed)) {
            return new Conversation(talk.at(new Stage.Open()), text, situation).open();
        }
        return Times.read(text)
                .map(times -> Turn.of(talk.at(new Stage.Open()), new Move(times)))
                .orElseGet(() -> miss(of("ask.move")));
    }

    private Turn drop() {
        if (!(situation instanceof Situation.Confirmed)) {
            return new Conversation(talk.at(new Stage.Open()), text, situation).open();
        }
        if (Plain.isYes(text)) {
            return Turn.of(talk.at(new Stage.Open()), new Drop());
        }
        return Plain.isNo(text)
                ? Turn.say(talk.at(new Stage.Open()), "kept")
                : miss(of("ask.drop"));
    }

    /** Who changes their mind about texts says so with the same digit as before. */
    private Turn webOnly() {
        return Plain.isYes(text)
                ? new Conversation(talk.at(new Stage.AskedConsent(Answers.NONE)), text, situation)
                        .onStage()
                : Turn.of(talk, of("web-only"), new SendLink(Answers.NONE));
    }

    /** What a person has to say doesn't keep anybody from choosing. */
    private Turn withPerson() {
        if (situation instanceof Situation.Offered offered) {
            var chosen = choose(offered);
            if (chosen.isPresent()) {
                return chosen.get();
            }
        }
        return Turn.of(talk, new CallPerson(Reason.WROTE_AGAIN));
    }

    private Turn miss(Say asked) {
        var missed = talk.missed();
        if (missed.misses() >= MOST_MISSES) {
            return Turn.of(talk.withPerson(), new CallPerson(Reason.NOT_UNDERSTOOD), of("person"));
        }
        return Turn.of(missed, of("again"), asked);
    }

    /** The link of a request that a phone alone can't stand for. */
    private Act ownLink() {
        return situation instanceof Situation.OfTwo ? new SendLink(Answers.NONE) : of("own-link");
    }

    private Answers answers() {
        return switch (talk.stage()) {
            case Stage.AskedConsent asked -> asked.answers();
            case Stage.Asking asking -> asking.answers();
            default -> Answers.NONE;
        };
    }

    /** What was asked last, once more. */
    private static List<Act> repeated(Stage stage) {
        return switch (stage) {
            case Stage.Fresh fresh -> List.of();
            case Stage.AskedConsent asked -> List.of(of("ask.consent"));
            case Stage.Asking asking -> List.of(of(asking.question().key(asking.answers())));
            case Stage.Open open -> List.of(of("commands"));
            case Stage.AskedMove move -> List.of(of("ask.move"));
            case Stage.AskedDrop drop -> List.of(of("ask.drop"));
            case Stage.WebOnly web -> List.of(of("web-only"));
            case Stage.WithPerson person -> List.of(of("person"));
        };
    }
}
