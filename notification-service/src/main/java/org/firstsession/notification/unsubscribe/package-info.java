// SPDX-License-Identifier: Apache-2.0
/** Leaving mails that one can do without, with one click. */
@NullMarked
package org.firstsession.notification.unsubscribe;

import org.jspecify.annotations.NullMarked;
