// SPDX-License-Identifier: Apache-2.0
/** How a message looks and leaves: texts, calendar invites and SMTP. */
@NullMarked
package org.firstsession.notification.channel;

import org.jspecify.annotations.NullMarked;
