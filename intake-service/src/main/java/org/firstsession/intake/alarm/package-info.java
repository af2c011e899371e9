// SPDX-License-Identifier: Apache-2.0
/** The call to whoever is on call when words that can't wait can't be stored. */
@NullMarked
package org.firstsession.intake.alarm;

import org.jspecify.annotations.NullMarked;
