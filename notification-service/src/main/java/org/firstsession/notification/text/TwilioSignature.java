// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature on what the provider posts to us: HMAC-SHA1, keyed with the account's token, over
 * the address as the provider knows it and the sorted fields.
 */
final class TwilioSignature {

    static final String HEADER = "X-Twilio-Signature";

    private final SecretKeySpec key;

    TwilioSignature(String token) {
        this.key = new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1");
    }

    boolean matches(@Nullable String signature, String url, Map<String, List<String>> fields) {
        return signature != null
                && MessageDigest.isEqual(
                        of(url, fields).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    String of(String url, Map<String, List<String>> fields) {
        var signed = new StringBuilder(url);
        new TreeMap<>(fields)
                .forEach((name, values) ->
                        values.stream()
                                .distinct()
                                .sorted()
                                .forEach(value -> signed.append(name).append(value)));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA1", e);
        }
    }
}
