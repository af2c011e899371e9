// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import javax.sql.DataSource;
import org.firstsession.matching.board.action.BoardCommands;
import org.firstsession.matching.board.people.IntakeClient;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.projection.BoardProjection;
import org.firstsession.matching.board.projection.DeliveryProjection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** The board's parts, all but the feed. */
@Configuration
@Profile("board")
class BoardConfiguration {

    /** With a transaction manager of its own: the engine beside it may bring Kafka's. */
    @Bean
    BoardProjection boardProjection(JdbcTemplate jdbc, DataSource dataSource) {
        return new BoardProjection(
                jdbc, new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    @Bean
    DeliveryProjection deliveryProjection(JdbcTemplate jdbc, DataSource dataSource) {
        return new DeliveryProjection(
                jdbc, new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    @Bean
    BoardCommands boardCommands(BoardProperties properties) {
        return new BoardCommands(properties.kafka(), properties.registry());
    }

    @Bean
    People people(BoardProperties properties) {
        return new IntakeClient(properties.intakeUrl(), properties.internalToken());
    }

    @Bean
    RecentNames recentNames(People people, @Qualifier("boardTime") InstantSource boardTime) {
        return new RecentNames(people, boardTime);
    }

    /** Where notification-service answers; it waits for no more than a page can. */
    @Bean("notification")
    RestClient notification(BoardProperties properties) {
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .connectTimeout(Duration.ofSeconds(1))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build());
        requests.setReadTimeout(Duration.ofSeconds(5));
        return RestClient.builder()
                .baseUrl(properties.notificationUrl())
                .requestFactory(requests)
                .defaultHeaders(headers -> headers.setBearerAuth(properties.internalToken()))
                .build();
    }

    /** The engine beside it has a clock of its own: whoever wants this one says so. */
    @Bean
    InstantSource boardTime() {
        return InstantSource.system();
    }

    /** The board speaks one language; dates must not mix in the browser's. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.US);
    }
}
