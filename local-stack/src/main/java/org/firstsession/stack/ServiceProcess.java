// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How one of the services runs here: its environment, its memory, and when it counts as ready. */
record ServiceProcess(ServiceApp app, Path jar) {

    private static final int HEAP_MEGABYTES = 256;

    ProcessHandle launch(StackSettings settings, Secrets secrets) {
        var options =
                settings.startCaches().options(app.module(), settings.apps().resolve(app.module()));
        var command = JavaProgram.command(HEAP_MEGABYTES, options, List.of("-jar", jar.toString()));
        return Processes.start(
                        command,
                        environment(settings, secrets),
                        settings.home(),
                        settings.log(app.module()))
                .toHandle();
    }

    void awaitReady(StackSettings settings, ProcessHandle process) {
        var readiness = settings.url(app.port(), "/actuator/health/readiness");
        // For clients, ready means that the form of the demo practice is there.
        var start = settings.url(StackPort.INTAKE, "/p/lakeside/start");
        Processes.awaitReady(
                app.module(),
                process,
                settings.log(app.module()),
                Processes.PATIENCE,
                () -> Http.answers(readiness) && (app != ServiceApp.INTAKE || Http.answers(start)));
    }

    /** As docs/architecture.md has it; each secret goes only to whom it concerns. */
    Map<String, String> environment(StackSettings settings, Secrets secrets) {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(settings.port(app.port())));
        environment.put("FIRSTSESSION_KAFKA", "127.0.0.1:" + settings.port(StackPort.KAFKA));
        environment.put(
                "FIRSTSESSION_REGISTRY", settings.url(StackPort.REGISTRY, "/apis/ccompat/v7"));
        environment.put(
                "FIRSTSESSION_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(settings.port(StackPort.POSTGRES), app.database()));
        environment.put("FIRSTSESSION_DATABASE_USER", Postgres.USER);
        environment.put("FIRSTSESSION_DATABASE_PASSWORD", "");
        environment.put("FIRSTSESSION_INTERNAL_TOKEN", secrets.internalToken());
        environment.put("FIRSTSESSION_ROSTER", settings.roster().toString());
        environment.put("FIRSTSESSION_INTAKE_URL", settings.url(StackPort.INTAKE, ""));
        switch (app) {
            case INTAKE -> {
                environment.put("FIRSTSESSION_PUBLIC_URL", settings.url(StackPort.INTAKE, ""));
                environment.put("FIRSTSESSION_KEY_DIRECTORY", secrets.keyDirectory().toString());
                environment.put("FIRSTSESSION_MAIL_SPOOL", settings.url(StackPort.INBOX, ""));
                // Everybody here comes from one address, races and benchmarks included.
                environment.put("FIRSTSESSION_LIMITS_FACTOR", "10000");
                environment.put("FIRSTSESSION_FORM_SECONDS", "0");
                environment.put(
                        "FIRSTSESSION_NOTIFICATION_URL", settings.url(StackPort.NOTIFICATION, ""));
                environment.put("FIRSTSESSION_TEXT_URL", settings.url(StackPort.INBOX, ""));
                environment.put("FIRSTSESSION_TEXT_POLL", "PT2S");
            }
            case MATCHING -> {
                environment.put(
                        "FIRSTSESSION_NOTIFICATION_URL", settings.url(StackPort.NOTIFICATION, ""));
                environment.put(
                        "FIRSTSESSION_ADMIN_PASSWORD",
                        secrets.adminPassword(settings.adminPassword()));
            }
            case NOTIFICATION -> {
                environment.put("FIRSTSESSION_SMTP_HOST", "127.0.0.1");
                environment.put(
                        "FIRSTSESSION_SMTP_PORT", Integer.toString(settings.port(StackPort.SMTP)));
                environment.put("FIRSTSESSION_TEXT_URL", settings.url(StackPort.INBOX, ""));
                environment.put("FIRSTSESSION_CALLBACK_URL", settings.url(app.port(), ""));
                environment.put("FIRSTSESSION_BOARD_URL", settings.url(StackPort.BOARD, "/board"));
                environment.put(
                        "FIRSTSESSION_ON_CALL",
                        "coordinator@lakeside.example,deputy@lakeside.example,+15005550123");
            }
        }
        return environment;
    }
}
