// SPDX-License-Identifier: Apache-2.0
/** Practices and the coded part of their therapists' profiles, as known from events. */
@NullMarked
package org.firstsession.intake.practice;

import org.jspecify.annotations.NullMarked;
