// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

/**
 * A conversation with one phone.
 *
 * @param misses how many answers in a row weren't understood
 * @param stopped whether the phone wants no texts
 */
public record Talk(Stage stage, Language language, int misses, boolean stopped) {

    public static final Talk FRESH = new Talk(new Stage.Fresh(), Language.EN, 0, false);

    Talk at(Stage next) {
        return new Talk(next, language, 0, stopped);
    }

    Talk in(Language other) {
        return new Talk(stage, other, misses, stopped);
    }

    Talk missed() {
        return new Talk(stage, language, misses + 1, stopped);
    }

    Talk stopped(boolean now) {
        return new Talk(stage, language, misses, now);
    }

    /** Handed to a person, because of what was written. */
    public Talk withPerson() {
        return at(new Stage.WithPerson());
    }

    /** Back from a person: nothing is asked. */
    public Talk handedBack() {
        return stage instanceof Stage.WithPerson ? at(new Stage.Open()) : this;
    }

    /** Asks for the ZIP code again. */
    public Talk askingZip(Answers answers) {
        return at(new Stage.Asking(Question.ZIP, answers));
    }

    /** Whether two people come together, as far as it was said here. */
    public boolean isAboutTwo() {
        var answers =
                switch (stage) {
                    case Stage.AskedConsent asked -> asked.answers();
                    case Stage.Asking asking -> asking.answers();
                    default -> Answers.NONE;
                };
        return Boolean.TRUE.equals(answers.couple());
    }

    /** Whether details may go to the phone. */
    public boolean consented() {
        return switch (stage) {
            case Stage.Fresh fresh -> false;
            case Stage.AskedConsent asked -> false;
            case Stage.WebOnly web -> false;
            case Stage.Asking asking -> true;
            case Stage.Open open -> true;
            case Stage.AskedMove move -> true;
            case Stage.AskedDrop drop -> true;
            case Stage.WithPerson person -> true;
        };
    }
}
