// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

/**
 * Says that something is in a table now.
 *
 * @param channel its name in the database
 * @param content ids alone
 */
public record Signal(String channel, String content) {}
