// SPDX-License-Identifier: Apache-2.0
/** What this service tells the other services. */
@NullMarked
package org.firstsession.notification.web;

import org.jspecify.annotations.NullMarked;
