// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private final JsonBody json = new JsonBody();

    @Test
    void equalBodiesLookEqual() {
        assertThat(json.read("{ \"b\":[1, null], \"a\":{\"d\":\"x\",\"c\":true}}".getBytes(UTF_8)))
                .hasToString("{\"a\":{\"c\":true,\"d\":\"x\"},\"b\":[1,null]}");
    }

    @Test
    void namesAFieldThatIsGivenTwice() {
        var problem = problem("{\"person\":{\"name\":\"a\",\"name\":\"b\"}}");

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(problem.errors()).containsExactly(new FieldError("person.name", "repeated"));
    }

    @Test
    void doesNotRepeatTypedTextAsAFieldName() {
        var problem = problem("{\"my secret is\":1,\"my secret is\":2}");

        assertThat(problem.errors()).containsExactly(new FieldError("?", "repeated"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"x\"",
                "nil",
                "{\"a\":}",
                "{} {}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":[1}",
                "{\"a\":NaN}",
                "{\"a\":\"\u0001\"}"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(problem(body).type()).isEqualTo(ProblemType.MALFORMED);
    }

    @Test
    void refusesEndlessNesting() {
        var problem = problem("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED);
    }

    private ProblemException problem(String body) {
        return catchThrowableOfType(ProblemException.class, () -> json.read(body.getBytes(UTF_8)));
    }
}
