// SPDX-License-Identifier: Apache-2.0
/**
 * Therapists' calendars elsewhere: read by the address of an iCalendar feed, as far as they say
 * when somebody is busy. What such a calendar says of whom and what is never kept.
 */
@NullMarked
package org.firstsession.matching.board.feed;

import org.jspecify.annotations.NullMarked;
