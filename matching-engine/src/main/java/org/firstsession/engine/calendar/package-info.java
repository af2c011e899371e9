// SPDX-License-Identifier: Apache-2.0
/** Weekly hours in time zones, turned into stretches of real time. May depend on {@code types}. */
@NullMarked
package org.firstsession.engine.calendar;

import org.jspecify.annotations.NullMarked;
