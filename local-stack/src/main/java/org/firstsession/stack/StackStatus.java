// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code ./run status --json} prints.
 *
 * @param state {@code running}, {@code stopped} or {@code partly}
 */
@JsonPropertyOrder({"state", "urls", "ports", "processes", "signIn"})
record StackStatus(
        String state,
        Urls urls,
        Map<String, Integer> ports,
        Map<String, Long> processes,
        SignIn signIn) {

    static final String RUNNING = "running";
    static final String STOPPED = "stopped";
    static final String PARTLY = "partly";

    /** Where people and programs find the stack. */
    @JsonPropertyOrder({"start", "board", "inbox", "api", "registry"})
    record Urls(String start, String board, String inbox, String api, String registry) {

        static Urls of(StackSettings settings) {
            return new Urls(
                    settings.url(StackPort.INTAKE, "/p/lakeside/start"),
                    settings.url(StackPort.BOARD, "/board"),
                    settings.url(StackPort.INBOX, "/"),
                    settings.url(StackPort.INTAKE, "/api/practices/lakeside/trial-requests"),
                    settings.url(StackPort.REGISTRY, "/apis/ccompat/v7"));
        }
    }

    /** The administrator of the board; the password is null until the first start has made it. */
    @JsonPropertyOrder({"user", "password"})
    record SignIn(String user, @Nullable String password) {}

    String toJson() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this);
    }
}
