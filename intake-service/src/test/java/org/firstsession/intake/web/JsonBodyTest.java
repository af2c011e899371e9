// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private final JsonBody bodies = new JsonBody();

    @Test
    void equalBodiesLookEqual() {
        assertThat(read("{\"b\": [1, {\"d\": null, \"c\": \"x\"}], \"a\": true}").toString())
                .isEqualTo(read("{\"a\":true,\"b\":[1,{\"c\":\"x\",\"d\":null}]}").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"a\":1}{}",
                "{\"a\":}",
                "{\"a\":NaN}",
                "{a:1}"
            })
    void refusesWhatIsNoObject(String body) {
        assertThat(refusal(body).type()).isEqualTo(ProblemType.MALFORMED);
    }

    @Test
    void refusesDeepNesting() {
        assertThat(refusal("{\"a\":".repeat(5_000)).type()).isEqualTo(ProblemType.MALFORMED);
    }

    @Test
    void namesARepeatedField() {
        var refused = refusal("{\"person\": {\"name\": \"x\", \"name\": \"y\"}}");

        assertThat(refused.errors()).containsExactly(new FieldError("person.name", "repeated"));
    }

    private ProblemException refusal(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body));
    }

    private Object read(String body) {
        return bodies.read(body.getBytes(UTF_8));
    }
}
