// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.io.CharConversionException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.screening.CrisisAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;

/** Makes problem details. What was typed is in none of them, and in no log line. */
@Component
public class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final IntakeProperties properties;
    private final MessageSource messages;

    Problems(IntakeProperties properties, MessageSource messages) {
        this.properties = properties;
        this.messages = messages;
    }

    public ResponseEntity<Problem> answer(ProblemType type, List<FieldError> errors) {
        return answer(type, errors, null, UUID.randomUUID(), null);
    }

    public ResponseEntity<Problem> answer(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return answer(
                    known.type(),
                    known.errors(),
                    known.help(),
                    UUID.randomUUID(),
                    known.retryAfter());
        }
        var id = UUID.randomUUID();
        var type = typeOf(failure);
        logFailure(failure, type, id);
        var answer = answer(type, List.of(), null, id, null);
        // Which methods and types there are instead: Allow, Accept.
        return failure instanceof ErrorResponse response
                ? ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .headers(response.getHeaders())
                        .body(answer.getBody())
                : answer;
    }

    /** The failure with lines to call, which its answer will show. */
    public ProblemException with(CrisisAnswer help, RuntimeException failure) {
        if (failure instanceof ProblemException known) {
            return new ProblemException(known.type(), known.errors(), help, known.retryAfter());
        }
        var type = typeOf(failure);
        logFailure(failure, type, UUID.randomUUID());
        return new ProblemException(type, List.of(), help, null);
    }

    /** What a failure is to a client. */
    public ProblemType typeOf(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.type();
            case DataAccessException e -> ProblemType.UNAVAILABLE;
            case TransactionException e -> ProblemType.UNAVAILABLE;
            // Of the internal API only: the public one reads bodies and ids itself.
            case HttpMessageConversionException e -> ProblemType.MALFORMED;
            case TypeMismatchException e -> ProblemType.MALFORMED;
            case ErrorResponse response -> ProblemType.ofStatus(response.getStatusCode().value());
            // Parameters that are no text at all; the server reads them when they are first used.
            case IllegalStateException e when isUnreadable(e) -> ProblemType.MALFORMED;
            default -> ProblemType.INTERNAL;
        };
    }

    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof CharacterCodingException
                || failure instanceof CharConversionException
                || failure.getCause() != null
                        && failure.getCause() != failure
                        && isUnreadable(failure.getCause());
    }

    /** Class names and places only: messages of exceptions quote values. */
    public void logFailure(Throwable failure, ProblemType type, UUID id) {
        if (type.status() < 500) {
            return;
        }
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var place = root.getStackTrace().length == 0 ? "unknown" : root.getStackTrace()[0];
        log.atError()
                .addKeyValue("problemId", id)
                .addKeyValue("problem", type.urlName())
                .addKeyValue("failure", failure.getClass().getName())
                .addKeyValue("cause", root.getClass().getName())
                .addKeyValue("place", place)
                .log("a call failed");
    }

    private ResponseEntity<Problem> answer(
            ProblemType type,
            List<FieldError> errors,
            @Nullable CrisisAnswer help,
            UUID id,
            @Nullable Duration retryAfter) {
        var problem =
                new Problem(
                        properties.url("/problems/" + type.urlName()),
                        type.title(),
                        type.status(),
                        detail(type, Locale.ENGLISH),
                        "urn:uuid:" + id,
                        errors.stream()
                                .map(e -> new Problem.NamedError(e.field(), words(e)))
                                .toList(),
                        help);
        var answer =
                ResponseEntity.status(type.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (type.status() == 503 || type.status() == 429) {
            // Rounded up: after the time that is told it has to work.
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    retryAfter == null
                            ? RETRY_AFTER_SECONDS
                            : Long.toString(retryAfter.toSeconds() + 1));
        }
        return answer.body(problem);
    }

    /** What is wrong and, for programmers, what could be said instead. */
    private String words(FieldError error) {
        var key = "error." + error.code();
        var words =
                Objects.requireNonNull(
                        messages.getMessage(key, null, error.code(), Locale.ENGLISH));
        return error.possible().isEmpty()
                ? words
                : words + "; there are " + String.join(", ", error.possible());
    }

    /** The explanation that also stands on the problem's own page. */
    public String detail(ProblemType type) {
        return detail(type, LocaleContextHolder.getLocale());
    }

    private String detail(ProblemType type, Locale language) {
        var key = "problem." + type.urlName();
        return Objects.requireNonNull(messages.getMessage(key, null, type.title(), language));
    }
}
