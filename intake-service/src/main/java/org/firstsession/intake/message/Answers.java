// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has answered so far; null where nothing is known yet.
 *
 * @param couple whether two would come
 * @param adult whether everybody is 18 or older
 * @param state USPS code of where they will sit
 * @param format {@code virtual}, {@code in-person} or {@code either}
 * @param zip for the distance only
 * @param times empty for any time
 */
public record Answers(
        @Nullable Boolean couple,
        @Nullable Boolean adult,
        @Nullable String state,
        @Nullable String format,
        @Nullable String zip,
        @Nullable List<Window> times) {

    public static final Answers NONE = new Answers(null, null, null, null, null, null);

    public Answers {
        times = times == null ? null : List.copyOf(times);
    }

    /**
     * What a first message says by itself. The state never: a place that is named in passing need
     * not be the one where somebody will sit.
     */
    static Answers of(String text) {
        return new Answers(
                Understanding.couple(text).orElse(null),
                null,
                null,
                Understanding.format(text).orElse(null),
                null,
                Times.inPassing(text).orElse(null));
    }

    Answers withCouple(boolean given) {
        return new Answers(given, adult, state, format, zip, times);
    }

    Answers withAdult(boolean given) {
        return new Answers(couple, given, state, format, zip, times);
    }

    Answers withState(String given) {
        return new Answers(couple, adult, given, format, zip, times);
    }

    Answers withFormat(String given) {
        return new Answers(couple, adult, state, given, zip, times);
    }

    Answers withZip(String given) {
        return new Answers(couple, adult, state, format, given, times);
    }

    Answers withTimes(List<Window> given) {
        return new Answers(couple, adult, state, format, zip, given);
    }

    /** Whether somebody would come to an office, so that the way there matters. */
    boolean needsZip() {
        return format != null && !format.equals("virtual");
    }
}
