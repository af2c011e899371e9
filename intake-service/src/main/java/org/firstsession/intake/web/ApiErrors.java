// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Everything that fails in a JSON controller becomes problem details. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class ApiErrors {

    private final Problems problems;

    ApiErrors(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Problem> on(Exception failure) {
        return problems.answer(failure);
    }
}
