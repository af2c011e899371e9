// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import javax.sql.DataSource;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.TestProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a fold together that works on a database without the service. */
final class TestFold {

    private TestFold() {}

    static DecisionFold on(
            DataSource database, Reminders reminders, NotificationProperties properties) {
        var jdbc = JdbcClient.create(database);
        return new DecisionFold(
                new Subjects(jdbc),
                new RequestPeople(jdbc),
                new Answers(jdbc),
                new Places(jdbc),
                new Effects(jdbc, reminders),
                TestProperties.ROTAS,
                properties);
    }
}
