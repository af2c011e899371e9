// SPDX-License-Identifier: Apache-2.0
/** Text messages: the provider, what it reports back, and who wants none. */
@NullMarked
package org.firstsession.notification.text;

import org.jspecify.annotations.NullMarked;
