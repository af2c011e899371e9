// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** What follows once somebody has looked at a task: matching, or another look later. */
public enum TaskNext {
    MATCH,
    WAIT
}
