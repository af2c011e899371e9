// SPDX-License-Identifier: Apache-2.0
/** notification-service: tells clients and therapists what was decided, once each. */
@NullMarked
package org.firstsession.notification;

import org.jspecify.annotations.NullMarked;
