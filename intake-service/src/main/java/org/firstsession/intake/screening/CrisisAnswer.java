// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is answered at once when a text raises a concern: in one wording whatever raised it, so that
 * it tells nobody who looks over a shoulder what was written. It is part of the program and needs
 * no store and no log.
 *
 * @param en the lines in English
 * @param es the same lines in Spanish
 */
public record CrisisAnswer(List<String> en, List<String> es) {

    private static final Pattern NUMBER = Pattern.compile("1-800-799-7233|\\b(?:911|988|88788)\\b");

    /**
     * A part of a line as a page shows it.
     *
     * @param call what a tap on it does; null when it is no number
     */
    public record Piece(String words, @Nullable String call) {}

    public CrisisAnswer {
        en = List.copyOf(en);
        es = List.copyOf(es);
    }

    /**
     * The answer that comes with this service.
     *
     * @throws IllegalStateException when it can't be read
     */
    public static CrisisAnswer standard() {
        return new CrisisAnswer(lines("answer.en.txt"), lines("answer.es.txt"));
    }

    /** A line for a page: whoever can't go on shouldn't have to type a number off it. */
    public List<Piece> pieces(String line) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (var number = NUMBER.matcher(line); number.find(); from = number.end()) {
            pieces.add(new Piece(line.substring(from, number.start()), null));
            pieces.add(new Piece(number.group(), call(number.group())));
        }
        pieces.add(new Piece(line.substring(from), null));
        return pieces;
    }

    /** The short code of the line for those who are hurt at home takes texts alone. */
    private static String call(String number) {
        return (number.equals("88788") ? "sms:" : "tel:") + number.replace("-", "");
    }

    private static List<String> lines(String resource) {
        try (var stream = CrisisAnswer.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("there is no answer " + resource);
            }
            return new String(stream.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException("the answer " + resource + " can't be read", e);
        }
    }
}
