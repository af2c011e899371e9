// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.time.Duration;
import java.util.List;
import org.firstsession.intake.screening.CrisisAnswer;
import org.jspecify.annotations.Nullable;

/** Ends a call with a problem; never holds what was typed. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient @Nullable CrisisAnswer help;
    private final transient @Nullable Duration retryAfter;

    public ProblemException(ProblemType type) {
        this(type, List.of());
    }

    public ProblemException(ProblemType type, List<FieldError> errors) {
        this(type, errors, null, null);
    }

    /** Too much was asked; after that time it may be asked again. */
    public static ProblemException tooMany(Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, List.of(), null, retryAfter);
    }

    ProblemException(
            ProblemType type,
            List<FieldError> errors,
            @Nullable CrisisAnswer help,
            @Nullable Duration retryAfter) {
        // Expected, and frequent under load: no stack trace.
        super(type.urlName(), null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.help = help;
        this.retryAfter = retryAfter;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** When it may be tried again, if that is known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Lines to call, when the words that came with the call raised a concern. */
    public @Nullable CrisisAnswer help() {
        return help;
    }
}
