// SPDX-License-Identifier: Apache-2.0
/** Who is called when a person is needed, and in which order at what hour of the week. */
@NullMarked
package org.firstsession.notification.oncall;

import org.jspecify.annotations.NullMarked;
