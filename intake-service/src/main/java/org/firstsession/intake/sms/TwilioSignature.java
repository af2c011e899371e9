// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

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
 * The signature on what the provider posts: HMAC-SHA1, keyed with the account's token, over the
 * address as the provider knows it and the sorted fields.
 */
final class TwilioSignature {

    static final String HEADER = "X-Twilio-Signature";
    private static final String ALGORITHM = "HmacSHA1";

    private final List<SecretKeySpec> keys;

    /**
     * @param tokens those that may sign: the account's, and the one before while it is changed
     */
    TwilioSignature(List<String> tokens) {
        this.keys =
                tokens.stream()
                        .filter(token -> !token.isBlank())
                        .map(token -> new SecretKeySpec(token.getBytes(UTF_8), ALGORITHM))
                        .toList();
    }

    /**
     * Compares with every key and in constant time: how much of a guess was right must not show.
     */
    boolean matches(@Nullable String signature, String url, Map<String, List<String>> fields) {
        var given = (signature == null ? "" : signature).getBytes(UTF_8);
        boolean matches = false;
        for (var key : keys) {
            matches |= MessageDigest.isEqual(of(key, url, fields).getBytes(UTF_8), given);
        }
        return matches;
    }

    private static String of(SecretKeySpec key, String url, Map<String, List<String>> fields) {
        var signed = new StringBuilder(url);
        new TreeMap<>(fields)
                .forEach((name, values) ->
                        values.stream()
                                .distinct()
                                .sorted()
                                .forEach(value -> signed.append(name).append(value)));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
