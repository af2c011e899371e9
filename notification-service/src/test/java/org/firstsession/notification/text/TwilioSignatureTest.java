// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

    private static final String URL = "https://example.com/myapp.php?foo=1&bar=2";
    private static final Map<String, List<String>> FIELDS =
            Map.of(
                    "CallSid", List.of("CA1234567890ABCDE"),
                    "Caller", List.of("+14158675310"),
                    "Digits", List.of("1234"),
                    "From", List.of("+14158675310"),
                    "To", List.of("+18005551212"));

    private final TwilioSignature signature = new TwilioSignature("12345");

    /** The provider's own published example. */
    @Test
    void signsAsTheProviderDoes() {
        assertThat(signature.of(URL, FIELDS)).isEqualTo("L/OH5YylLD5NRKLltdqwSvS0BnU=");
    }

    @Test
    void refusesWhatDiffersInAnything() {
        var signed = signature.of(URL, FIELDS);

        assertThat(signature.matches(signed, URL, FIELDS)).isTrue();
        assertThat(signature.matches(null, URL, FIELDS)).isFalse();
        assertThat(signature.matches("", URL, FIELDS)).isFalse();
        assertThat(signature.matches(signed, URL + "&x=1", FIELDS)).isFalse();
        assertThat(signature.matches(signed, URL, Map.of("Digits", List.of("1234")))).isFalse();
        assertThat(new TwilioSignature("other").matches(signed, URL, FIELDS)).isFalse();
    }
}
