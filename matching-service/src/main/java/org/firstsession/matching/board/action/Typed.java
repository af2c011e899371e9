// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/** The fields of a form as they were typed, read one by one. */
public final class Typed {

    private static final int LONGEST_NOTE = 5_000;

    private final MultiValueMap<String, String> fields;

    Typed(MultiValueMap<String, String> fields) {
        this.fields = fields;
    }

    /** A form that can't be used; the message tells whoever typed it what to change. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.getFirst(name))
                .map(text -> text.strip().replace('\0', '?'))
                .filter(text -> !text.isEmpty());
    }

    String needed(String name, String otherwise) {
        return text(name).orElseThrow(() -> new Fault(otherwise));
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }

    boolean isChecked(String name) {
        return text(name).isPresent();
    }

    /** The code of a reason that the action knows. */
    String reason(ActionKind kind) {
        if (kind.reasons().size() == 1) {
            return kind.reasons().getFirst();
        }
        return text("reason")
                .filter(kind.reasons()::contains)
                .orElseThrow(() -> new Fault("Choose a reason."));
    }

    Optional<String> note() {
        var note = text("note");
        if (note.isPresent() && note.get().length() > LONGEST_NOTE) {
            throw new Fault("A note has at most %d characters.".formatted(LONGEST_NOTE));
        }
        return note;
    }

    /** The id that the form was made with: sent twice, it is one command. */
    UUID commandId() {
        try {
            return UUID.fromString(needed("commandId", "Load the page again."));
        } catch (IllegalArgumentException e) {
            throw new Fault("Load the page again.");
        }
    }

    long caseVersion() {
        try {
            return Long.parseLong(needed("caseVersion", "Load the page again."));
        } catch (NumberFormatException e) {
            throw new Fault("Load the page again.");
        }
    }

    /** An hour that was chosen from a list. */
    Optional<Instant> hour(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new Fault("That hour can't be read.");
        }
    }

    /** A date and a time of day by the practice's clock. */
    Instant moment(String name, ZoneId zone) {
        try {
            return LocalDateTime.parse(needed(name, "Say when.")).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Fault("That date and time can't be read.");
        }
    }

    @Override
    public String toString() {
        return "Typed[redacted]";
    }
}
