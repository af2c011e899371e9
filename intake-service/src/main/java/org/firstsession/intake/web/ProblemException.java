// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.util.List;

/** Ends a call with a problem; never holds what was typed. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;

    public ProblemException(ProblemType type) {
        this(type, List.of());
    }

    public ProblemException(ProblemType type, List<FieldError> errors) {
        // Expected, and frequent under load: no stack trace.
        super(type.urlName(), null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
