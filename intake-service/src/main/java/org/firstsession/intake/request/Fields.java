// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.FieldPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON object field by field and collects what is wrong. After an error a method answers
 * null; whoever reads goes on, so that all errors are told at once.
 */
public final class Fields {

    private final ObjectNode object;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> read = new HashSet<>();

    public Fields(ObjectNode object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    public void error(String name, String code) {
        errors.add(new FieldError(FieldPath.of(path, name), code));
    }

    /** Tells that the value is none of a few, and which they are. */
    void unknown(String name, String code, Collection<String> possible) {
        errors.add(FieldError.choice(FieldPath.of(path, name), code, possible));
    }

    public boolean given(String name) {
        return node(name) != null;
    }

    public @Nullable String text(String name) {
        var node = node(name);
        if (node != null && !node.isString()) {
            error(name, "not-text");
            return null;
        }
        return node == null ? null : node.asString();
    }

    public @Nullable String requiredText(String name) {
        if (!given(name)) {
            error(name, "required");
        }
        return text(name);
    }

    public <T> @Nullable T requiredChoice(String name, Map<String, T> choices) {
        var text = requiredText(name);
        if (text == null) {
            return null;
        }
        var choice = choices.get(text);
        if (choice == null) {
            unknown(name, "unknown-value", choices.keySet());
        }
        return choice;
    }

    public @Nullable Boolean truth(String name) {
        var node = node(name);
        if (node != null && !node.isBoolean()) {
            error(name, "not-true-or-false");
            return null;
        }
        return node == null ? null : node.asBoolean();
    }

    public @Nullable Integer integer(String name, int least, int most) {
        var node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber()) {
            error(name, "not-a-whole-number");
            return null;
        }
        if (!node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
            error(name, "out-of-range");
            return null;
        }
        return node.asInt();
    }

    /** The texts of an array; those that are none are told and left out. */
    public List<String> texts(String name, int most) {
        var texts = new ArrayList<String>();
        var array = array(name, most);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isString()) {
                texts.add(array.get(i).asString());
            } else {
                errors.add(new FieldError(element(name, i), "not-text"));
            }
        }
        return texts;
    }

    /** The objects of an array; those that are none are told and left out. */
    public List<Fields> objects(String name, int most) {
        var objects = new ArrayList<Fields>();
        var array = array(name, most);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof ObjectNode element) {
                objects.add(new Fields(element, element(name, i), errors));
            } else {
                errors.add(new FieldError(element(name, i), "not-an-object"));
            }
        }
        return objects;
    }

    public @Nullable Fields requiredObject(String name) {
        var node = node(name);
        if (node == null) {
            error(name, "required");
            return null;
        }
        if (node instanceof ObjectNode inner) {
            return new Fields(inner, FieldPath.of(path, name), errors);
        }
        error(name, "not-an-object");
        return null;
    }

    /** Refuses what nobody asked for: a misspelt wish must not vanish. */
    public void refuseOthers() {
        for (var name : object.propertyNames()) {
            if (!read.contains(name)) {
                error(name, "unknown-field");
            }
        }
    }

    void elementError(String name, int index, String code) {
        errors.add(new FieldError(element(name, index), code));
    }

    void unknownElement(String name, int index, String code, Collection<String> possible) {
        errors.add(FieldError.choice(element(name, index), code, possible));
    }

    private List<JsonNode> array(String name, int most) {
        var node = node(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            error(name, "not-a-list");
            return List.of();
        }
        if (node.size() > most) {
            error(name, "too-many");
            return List.of();
        }
        return List.copyOf(node.values());
    }

    private String element(String name, int index) {
        return FieldPath.of(path, name) + "[" + index + "]";
    }

    /** The field; null when it is missing or null, which mean the same here. */
    private @Nullable JsonNode node(String name) {
        read.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
