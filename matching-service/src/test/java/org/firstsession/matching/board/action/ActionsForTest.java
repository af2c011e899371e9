// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The pages of this package, for a test outside of it. */
@Configuration
@ComponentScan
public class ActionsForTest {}
