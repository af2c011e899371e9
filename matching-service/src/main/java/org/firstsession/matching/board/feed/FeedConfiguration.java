// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.firstsession.matching.board.BoardProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** How calendars elsewhere are reached. */
@Configuration
@Profile("board")
class FeedConfiguration {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Bean
    FeedClient feedClient(BoardProperties properties) throws NoSuchAlgorithmException {
        boolean loopback = Boolean.TRUE.equals(properties.board().loopbackFeeds());
        return new FeedClient(
                loopback ? Reach.LOOPBACK_TOO : Reach.PUBLIC,
                InetAddress::getAllByName,
                SSLContext.getDefault(),
                LONGEST);
    }
}
