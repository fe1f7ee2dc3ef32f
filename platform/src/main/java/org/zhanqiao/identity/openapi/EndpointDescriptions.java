package org.zhanqiao.identity.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.OpenToSystems;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.PublicEndpoint;

/// Says of each interface who may call it and how they come in, by the annotations that the platform itself goes by;
/// what it answers when it does not succeed; and the parameters of lists.
final class EndpointDescriptions implements GlobalOperationCustomizer {

    private static final List<RequestMethod> READING = List.of(RequestMethod.GET, RequestMethod.HEAD);

    private final MessageSource messages;

    EndpointDescriptions(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var responses = operation.getResponses();
        if (method.hasMethodAnnotation(PublicEndpoint.class)) {
            operation.setSecurity(List.of());
        } else {
            operation.setSecurity(
                    isReading(method)
                            ? List.of(
                                    new SecurityRequirement().addList(Shared.TOKEN),
                                    new SecurityRequirement().addList(Shared.SESSION))
                            : List.of(new SecurityRequirement()
                                    .addList(Shared.SESSION)
                                    .addList(Shared.FORM_TOKEN)));
            operation.setDescription(
                    (operation.getDescription() == null ? "" : operation.getDescription() + "\n\n") + readers(method));
            refer(responses, "401", Shared.UNAUTHENTICATED);
            refer(responses, "403", Shared.FORBIDDEN);
        }
        if (has(method, PathVariable.class)) {
            refer(responses, "404", Shared.NOT_FOUND);
        }
        refer(responses, "default", Shared.FAILED);
        if (Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == ListQuery.class)) {
            addListParameters(operation);
        }
        return operation;
    }

    private static boolean isReading(HandlerMethod method) {
        var mapping = Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class));
        return READING.containsAll(List.of(mapping.method()));
    }

    private static boolean has(HandlerMethod method, Class<PathVariable> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private String readers(HandlerMethod method) {
        return readers(method, Locale.SIMPLIFIED_CHINESE, "、", "可使用：")
                + " · "
                + readers(method, Locale.ENGLISH, ", ", "For: ");
    }

    private String readers(HandlerMethod method, Locale language, String separator, String before) {
        var allowed = Allowed.Stated.by(method);
        var people = allowed.map(roles -> Arrays.stream(roles.value())
                        .map(role -> messages.getMessage(role.messageKey(), null, language))
                        .collect(Collectors.joining(separator)))
                .orElseGet(() -> messages.getMessage("identity.openapi.everybody", null, language));
        return before
                + people
                + (method.hasMethodAnnotation(OpenToSystems.class)
                        ? separator + messages.getMessage("identity.openapi.systems", null, language)
                        : "");
    }

    private static void refer(ApiResponses responses, String status, String name) {
        if (!responses.containsKey(status)) {
            responses.addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + name));
        }
    }

    /// As [ListQuery] is read from a request.
    private static void addListParameters(Operation operation) {
        add(operation, "q", "查找的文字 · text to look for", new StringSchema().maxLength(100));
        add(
                operation,
                "sort",
                "排序的列，前加 - 为倒序 · a column to sort by; turned round with - before it",
                new StringSchema());
        add(operation, "page", "从 1 起 · from 1", number(1, null));
        add(operation, "size", "每页条数 · rows a page", number(ListQuery.DEFAULT_SIZE, ListQuery.LARGEST_SIZE));
    }

    private static Schema<?> number(int usual, @org.jspecify.annotations.Nullable Integer most) {
        var schema = new IntegerSchema();
        schema.setDefault(usual);
        schema.setMinimum(BigDecimal.ONE);
        if (most != null) {
            schema.setMaximum(BigDecimal.valueOf(most));
        }
        return schema;
    }

    private static void add(Operation operation, String name, String description, Schema<?> schema) {
        operation.addParametersItem(
                new QueryParameter().name(name).description(description).schema(schema));
    }
}
