// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Whether a concern keeps back joint sessions only, or all matching of the request. */
public enum SafetyScope {
    JOINT,
    ALL
}
