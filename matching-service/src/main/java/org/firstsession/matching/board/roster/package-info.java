// SPDX-License-Identifier: Apache-2.0
/** Therapists, their hours and weeks: what is held, booked, free and off, and changing it. */
@NullMarked
package org.firstsession.matching.board.roster;

import org.jspecify.annotations.NullMarked;
