// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked before a request can be made, in this order. */
public enum Question {
    WHO,
    ADULT,
    STATE,
    FORMAT,
    ZIP,
    TIMES;

    /** The first one that isn't answered; empty when all are. */
    static Optional<Question> next(Answers answers) {
        return Arrays.stream(values()).filter(question -> question.isOpen(answers)).findFirst();
    }

    /** Takes an answer in; empty when it isn't one. */
    Optional<Answers> take(String text, Answers answers) {
        return switch (this) {
            case WHO -> Understanding.who(text).map(answers::withCouple);
            case ADULT ->
                    Plain.isYes(text)
                            ? Optional.of(answers.withAdult(true))
                            : Plain.isNo(text)
                                    ? Optional.of(answers.withAdult(false))
                                    : Optional.empty();
            case STATE -> Understanding.state(text).map(answers::withState);
            case FORMAT -> Understanding.formatAnswer(text).map(answers::withFormat);
            case ZIP -> Understanding.zip(text).map(answers::withZip);
            case TIMES -> Times.read(text).map(answers::withTimes);
        };
    }

    /** The words that ask it. */
    String key(Answers answers) {
        var name = name().toLowerCase(Locale.ROOT);
        return this == ADULT && Boolean.TRUE.equals(answers.couple())
                ? "ask.adult.both"
                : "ask." + name;
    }

    private boolean isOpen(Answers answers) {
        return switch (this) {
            case WHO -> answers.couple() == null;
            case ADULT -> answers.adult() == null;
            case STATE -> answers.state() == null;
            case FORMAT -> answers.format() == null;
            case ZIP -> answers.needsZip() && answers.zip() == null;
            case TIMES -> answers.times() == null;
        };
    }
}
