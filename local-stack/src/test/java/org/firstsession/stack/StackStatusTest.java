// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StackStatusTest {

    @Test
    void tellsAddressesPortsProcessesAndSignIn() {
        var ports = StackPort.from(Map.of("FIRSTSESSION_PORT_OFFSET", "100"));
        var here = Path.of("");
        var settings = new StackSettings(here, here, here, ports, Optional.empty(), false);
        var processes = new LinkedHashMap<String, Long>();
        processes.put("postgresql", 17L);
        var status =
                new StackStatus(
                        StackStatus.PARTLY,
                        StackStatus.Urls.of(settings),
                        Map.of("kafka", 9192),
                        processes,
                        new StackStatus.SignIn("admin", "secret"));

        var json = new JsonMapper().readTree(status.toJson());

        assertThat(json)
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        { "state": "partly",
                                          "urls": {
                                            "start": "http://127.0.0.1:8180/p/lakeside/start",
                                            "board": "http://127.0.0.1:8181/board",
                                            "inbox": "http://127.0.0.1:8125/",
                                            "api": "http://127.0.0.1:8180/api/practices/lakeside/trial-requests",
                                            "registry": "http://127.0.0.1:8185/apis/ccompat/v7" },
                                          "ports": { "kafka": 9192 },
                                          "processes": { "postgresql": 17 },
                                          "signIn": { "user": "admin", "password": "secret" } }
                                        """));
    }
}
