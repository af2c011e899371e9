// SPDX-License-Identifier: Apache-2.0
/** Asks intake-service, at sending time, how to reach somebody. Nothing of it is kept. */
@NullMarked
package org.firstsession.notification.contact;

import org.jspecify.annotations.NullMarked;
