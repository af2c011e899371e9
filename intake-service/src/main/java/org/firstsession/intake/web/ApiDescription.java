// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What the description of the API says that no signature does: its name, and its problems. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI nameOfApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("First Session")
                                .version("1")
                                .description(
                                        "Asks for a trial session, and takes, moves or cancels it."
                                                + " Each answer has the links that apply now; a"
                                                + " link carries its own token."));
    }

    @Bean
    OpenApiCustomizer problemsOfApi() {
        return api -> {
            ModelConverters.getInstance(true)
                    .readAll(Problem.class)
                    .forEach(api.getComponents()::addSchemas);
            api.getPaths().forEach(ApiDescription::addProblems);
        };
    }

    private static void addProblems(String path, PathItem item) {
        // Whoever has a link has a request; only actions can come too late.
        boolean isLink = path.contains("{requestId}");
        if (item.getGet() != null) {
            add(item.getGet(), List.of(401, 404, 406, 429, 503));
        }
        if (item.getPost() != null) {
            var statuses = new ArrayList<>(List.of(400, 404, 406, 413, 415, 422, 429, 503));
            if (isLink) {
                statuses.addAll(List.of(401, 409));
            }
            add(item.getPost(), statuses);
        }
    }

    private static void add(Operation operation, List<Integer> statuses) {
        for (int status : statuses) {
            operation
                    .getResponses()
                    .addApiResponse(
                            Integer.toString(status),
                            new ApiResponse().description(names(status)).content(problem()));
        }
    }

    private static String names(int status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(ProblemType::urlName)
                .collect(joining(", "));
    }

    private static Content problem() {
        var schema = new Schema<>();
        schema.set$ref(RefUtils.constructRef(Problem.class.getSimpleName()));
        return new Content()
                .addMediaType(
                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new io.swagger.v3.oas.models.media.MediaType().schema(schema));
    }
}
