// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;

/**
 * An hour that is not free.
 *
 * @param slot the hour
 * @param holder the request that holds or has booked it
 * @param confirmed whether it is booked; otherwise it is held by an open offer
 */
public record Taken(Slot slot, RequestId holder, boolean confirmed) {}
