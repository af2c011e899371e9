// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.firstsession.matching.board.projection.BoardProjection;
import org.firstsession.matching.board.staff.Accounts;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Profile;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.MockMvc;

/** The board without feeds, under a clock that tests move; one context for all that extend this. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles({"board", "under-clock"})
abstract class BoardUnderClock {

    static final String PASSWORD = "a password for this test";
    static final FakeIntake INTAKE = new FakeIntake();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        var url = BoardDatabase.url();
        registry.add("spring.datasource.url", () -> url);
        registry.add("firstsession.intake-url", INTAKE::url);
        registry.add("firstsession.notification-url", INTAKE::url);
        registry.add("firstsession.internal-token", () -> FakeIntake.TOKEN);
        registry.add("firstsession.board.admin-password", () -> PASSWORD);
    }

    /** With a profile of its own, since tests of the whole service scan these packages too. */
    @Configuration
    @Profile("under-clock")
    @EnableAutoConfiguration
    @EnableConfigurationProperties(BoardProperties.class)
    @ComponentScan(
            basePackageClasses = BoardProperties.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = BoardFeed.class))
    static class Board {}

    static Instant now = Instant.parse("2026-11-23T17:00:00Z");

    @TestBean InstantSource boardTime;

    static InstantSource boardTime() {
        return () -> now;
    }

    @Autowired MockMvc mvc;
    @Autowired BoardProjection projection;
    @Autowired Accounts accounts;

    /** An account of its own. */
    Staff staff(String practice, @Nullable String therapist, Role role) {
        var staff =
                new Staff(
                        UUID.randomUUID(),
                        "s" + UUID.randomUUID().toString().substring(0, 8),
                        "Kim Clock",
                        Set.of(role),
                        List.of(practice),
                        therapist,
                        false,
                        false);
        accounts.add(staff, "{noop}none");
        return staff;
    }
}
