// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes each action at a path of its own, with what goes with it: one handler takes them all.
 */
@Component
class ActionPaths implements OpenApiCustomizer {

    private static final String ANY = "/api/trial-requests/{requestId}/{action}";

    @Override
    public void customise(OpenAPI api) {
        var any = Objects.requireNonNull(api.getPaths().remove(ANY));
        for (var action : Action.values()) {
            ModelConverters.getInstance(true)
                    .readAll(ActionBody.of(action))
                    .forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .addPathItem(
                            ANY.replace("{action}", action.linkName()),
                            new PathItem().post(operation(any.getPost(), action)));
        }
    }

    private static Operation operation(Operation any, Action action) {
        return new Operation()
                .tags(any.getTags())
                .operationId(action.linkName())
                .summary("What links." + action.linkName() + " does")
                .parameters(
                        any.getParameters().stream()
                                .filter(parameter -> !parameter.getName().equals("action"))
                                .toList())
                .requestBody(body(action))
                .responses(any.getResponses());
    }

    private static RequestBody body(Action action) {
        var name = ActionBody.of(action).getAnnotation(Schema.class).name();
        var schema = new io.swagger.v3.oas.models.media.Schema<>();
        schema.set$ref(RefUtils.constructRef(name));
        return new RequestBody()
                .required(action.needsBody())
                .content(
                        new Content()
                                .addMediaType(
                                        org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                        new MediaType().schema(schema)));
    }
}
