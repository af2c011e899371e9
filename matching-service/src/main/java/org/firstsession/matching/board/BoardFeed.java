// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import javax.sql.DataSource;
import org.firstsession.matching.board.projection.BoardProjection;
import org.firstsession.matching.board.projection.DeliveryProjection;
import org.firstsession.matching.board.rebuild.Rebuilder;
import org.firstsession.matching.board.rebuild.Rebuilds;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.feed.EventFeed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Follows practice.events and notification.events for the board. */
@Configuration
@Profile("board")
class BoardFeed {

    @Bean(initMethod = "start", destroyMethod = "close")
    EventFeed boardEventFeed(BoardProperties properties, BoardProjection projection) {
        return new EventFeed(
                Topics.PRACTICE_EVENTS,
                properties.kafka(),
                "matching-service.board",
                ConfluentAvro.deserializer(properties.registry()),
                projection);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    EventFeed boardDeliveryFeed(BoardProperties properties, DeliveryProjection deliveries) {
        return new EventFeed(
                Topics.NOTIFICATION_EVENTS,
                properties.kafka(),
                "matching-service.board-deliveries",
                ConfluentAvro.deserializer(properties.registry()),
                deliveries);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Rebuilder rebuilder(DataSource dataSource, Rebuilds rebuilds, BoardProperties properties) {
        return new Rebuilder(dataSource, rebuilds, properties.kafka(), properties.registry());
    }

    @Bean
    BoardHealth boardHealthIndicator(
            EventFeed boardEventFeed, EventFeed boardDeliveryFeed, BoardProjection projection) {
        return new BoardHealth(
                () -> boardEventFeed.caughtUp() && boardDeliveryFeed.caughtUp(), projection);
    }
}
