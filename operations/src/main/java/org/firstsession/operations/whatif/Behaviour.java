// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.engine.log.Command;
import org.firstsession.operations.whatif.Answer.Kind;
import org.firstsession.operations.whatif.Answer.To;

/**
 * How the people of one request behaved, as the log tells it. To their n-th offer they do in any
 * run what they did with their n-th recorded one; to one more than they were ever made, what they
 * did last. Silence is an answer too.
 */
final class Behaviour {

    private final Map<To, List<Answer>> answers = new HashMap<>();
    private final TreeMap<Integer, List<Answer>> decisive = new TreeMap<>();
    private int offers;

    void add(To to, Answer answer) {
        answers.computeIfAbsent(to, it -> new ArrayList<>()).add(answer);
        if (to.kind() == Kind.OFFER && isDecisive(answer.command())) {
            decisive.computeIfAbsent(to.number(), it -> new ArrayList<>()).add(answer);
        }
    }

    void offered(int number) {
        offers = Math.max(offers, number);
    }

    List<Answer> to(To to) {
        if (to.kind() == Kind.OFFER && to.number() > offers && !decisive.isEmpty()) {
            return decisive.lastEntry().getValue();
        }
        return answers.getOrDefault(to, List.of());
    }

    private static boolean isDecisive(Command command) {
        return command instanceof Command.AcceptOffer || command instanceof Command.DeclineOffer;
    }
}
