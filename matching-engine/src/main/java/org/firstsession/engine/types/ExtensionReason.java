// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why an offer got more time. */
public enum ExtensionReason {
    CLIENT_ASKED,
    LOG_GAP
}
