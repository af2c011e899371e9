// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.unsubscribe;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One click of a mail program (RFC 8058: a POST without cookies or questions) or of a person. A GET
 * changes nothing, for programs that look for viruses open every link.
 */
@RestController
class UnsubscribePage {

    static final String PATH = "/unsubscribe/";

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final MailOptOuts optOuts;

    UnsubscribePage(MailOptOuts optOuts) {
        this.optOuts = optOuts;
    }

    @GetMapping(PATH + "{token}")
    ResponseEntity<String> ask(@PathVariable String token) {
        return optOuts.isOurs(token)
                ? page(
                        HttpStatus.OK,
                        """
                        <h1>Fewer messages?</h1>
                        <p>You will get no more reminders, invitations and free times by e-mail.
                        What you need for an appointment that is booked still comes: that it stands,
                        has moved or is cancelled.</p>
                        <form method="post"><button>Send me no more of these</button></form>
                        <h2 lang="es">¿Menos mensajes?</h2>
                        <p lang="es">Ya no recibirá recordatorios, invitaciones ni horarios libres por
                        correo. Lo necesario para una cita reservada le seguirá llegando.</p>
                        <form method="post" lang="es"><button>No quiero más de estos</button></form>
                        """)
                : unknown();
    }

    @PostMapping(PATH + "{token}")
    ResponseEntity<String> unsubscribe(@PathVariable String token) {
        return optOuts.add(token)
                ? page(
                        HttpStatus.OK,
                        """
                        <h1>Done</h1>
                        <p>No more of these messages will come to your address.</p>
                        <p lang="es">Listo. Ya no recibirá estos mensajes.</p>
                        """)
                : unknown();
    }

    private static ResponseEntity<String> unknown() {
        return page(
                HttpStatus.NOT_FOUND,
                """
                <h1>This link isn't known here</h1>
                <p>Please copy it from the message as a whole.</p>
                <p lang="es">No conocemos este enlace. Cópielo entero del mensaje.</p>
                """);
    }

    private static ResponseEntity<String> page(HttpStatus status, String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(
                        """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                          <meta charset="UTF-8">
                          <meta name="viewport" content="width=device-width, initial-scale=1">
                          <meta name="color-scheme" content="light dark">
                          <title>Messages</title>
                          <style>
                            body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem;
                                   margin: 3rem auto; padding: 0 1rem; }
                            button { font: inherit; padding: 0.6rem 1rem; min-height: 2.75rem; }
                          </style>
                        </head>
                        <body><main>
                        %s</main></body>
                        </html>
                        """
                                .formatted(body));
    }
}
