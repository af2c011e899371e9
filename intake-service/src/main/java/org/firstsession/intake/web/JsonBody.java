// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a body into a tree whose fields are sorted, so that equal bodies look equal. A field that
 * is given twice is refused by name: which of the two was meant, nobody can know.
 */
@Component
public class JsonBody {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonFactory factory =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build();

    /**
     * The tree.
     *
     * @throws ProblemException {@code malformed} when it is no JSON object, {@code invalid-request}
     *     when a field is repeated
     */
    public ObjectNode read(byte[] body) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(ProblemType.MALFORMED);
            }
            var repeated = new ArrayList<FieldError>();
            var tree = object(parser, "", repeated);
            if (parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED);
            }
            if (!repeated.isEmpty()) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, repeated);
            }
            return tree;
        } catch (JacksonException e) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
    }

    private static ObjectNode object(JsonParser parser, String path, List<FieldError> repeated) {
        var fields = new TreeMap<String, JsonNode>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var fieldPath = FieldPath.of(path, name);
            parser.nextToken();
            if (fields.put(name, value(parser, fieldPath, repeated)) != null) {
                repeated.add(new FieldError(fieldPath, "repeated"));
            }
        }
        return NODES.objectNode().setAll(fields);
    }

    private static JsonNode value(JsonParser parser, String path, List<FieldError> repeated) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, repeated);
            case START_ARRAY -> {
                var array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser, path + "[" + array.size() + "]", repeated));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new ProblemException(ProblemType.MALFORMED);
        };
    }
}
