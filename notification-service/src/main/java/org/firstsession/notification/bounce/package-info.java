// SPDX-License-Identifier: Apache-2.0
/** Mails that were accepted and come back later. */
@NullMarked
package org.firstsession.notification.bounce;

import org.jspecify.annotations.NullMarked;
