// SPDX-License-Identifier: Apache-2.0
/** The two topics: events come in through a feed, outcomes go out. Alone here is Avro known. */
@NullMarked
package org.firstsession.notification.log;

import org.jspecify.annotations.NullMarked;
