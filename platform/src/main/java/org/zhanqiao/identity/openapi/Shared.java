package org.zhanqiao.identity.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springframework.http.HttpHeaders;

/// What all interfaces share: how one comes in, and how one is told what went wrong.
final class Shared {

    static final String TOKEN = "token";
    static final String SESSION = "session";
    static final String FORM_TOKEN = "formToken";

    static final String UNAUTHENTICATED = "Unauthenticated";
    static final String FORBIDDEN = "Forbidden";
    static final String NOT_FOUND = "NotFound";
    static final String UNAVAILABLE = "Unavailable";
    static final String FAILED = "Failed";

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_ERROR = "ProblemError";

    private Shared() {}

    static Components components(Components components) {
        return components
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("zq_…")
                                .description("访问令牌，只能读取；在“我的访问令牌”页面新建，系统的由系统管理员新建"
                                        + " · access token, read-only; made on the page “My access tokens”,"
                                        + " for a system by the system administrator"))
                .addSecuritySchemes(
                        SESSION,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("__Host-zq-session")
                                .description("登录后的会话 · the session after signing in"))
                .addSecuritySchemes(
                        FORM_TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-CSRF-TOKEN")
                                .description("GET /api/session 给出的表单令牌 · form token from GET /api/session"))
                .addSchemas(PROBLEM, problem())
                .addSchemas(PROBLEM_ERROR, error())
                .addResponses(
                        UNAUTHENTICATED,
                        response("没有令牌或会话，或令牌无效、到期、已吊销 · no token or session, or a token that is not good")
                                .addHeaderObject(
                                        HttpHeaders.WWW_AUTHENTICATE,
                                        new Header()
                                                .description("Bearer（RFC 6750）")
                                                .schema(new StringSchema())))
                .addResponses(FORBIDDEN, response("无权，或令牌只能读取 · not allowed, or a token that only reads"))
                .addResponses(NOT_FOUND, response("没有，或对您不存在 · not there, or not for you"))
                .addResponses(
                        UNAVAILABLE,
                        response("暂不可用 · not available now")
                                .addHeaderObject(
                                        HttpHeaders.RETRY_AFTER,
                                        new Header()
                                                .description("几秒后重试 · seconds to wait")
                                                .schema(new IntegerSchema())))
                .addResponses(FAILED, response("不成功 · what went wrong"));
    }

    private static ApiResponse response(String description) {
        var problem = new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(problem)));
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.setDescription("问题详情（RFC 9457），中英文 · problem details (RFC 9457) in both languages");
        problem.setRequired(List.of("type", "title", "status", "detail", "titleEn", "detailEn"));
        add(problem, "type", text("稳定的类型 · stable").example("urn:zhanqiao:problem:token-expired"));
        add(problem, "title", text("发生了什么 · what happened, in Chinese").example("令牌已到期"));
        add(problem, "titleEn", text("发生了什么（英文） · what happened").example("This token has expired"));
        add(problem, "status", new IntegerSchema().example(401));
        add(problem, "detail", text("接下来怎么办 · what to do next, in Chinese"));
        add(problem, "detailEn", text("接下来怎么办（英文） · what to do next"));
        add(problem, "instance", text("所请求的路径 · the path asked for"));
        add(problem, "reference", text("求助时提供的编号 · quote it when you ask for help"));
        add(problem, "state", text("409 时现在的状态 · the present state, with 409"));
        add(problem, "version", new IntegerSchema().format("int64").description("409 时现在的版本 · with 409"));
        add(
                problem,
                "errors",
                new ArraySchema()
                        .items(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + PROBLEM_ERROR))
                        .description("逐项说明 · each thing that is wrong"));
        return problem;
    }

    private static Schema<?> error() {
        Schema<?> error = new ObjectSchema().description("一处错误 · one thing that is wrong");
        for (var member : List.of("member", "item", "rule", "detail", "detailEn")) {
            add(error, member, new StringSchema());
        }
        return error;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static void add(Schema<?> schema, String member, Schema<?> shape) {
        var _ = schema.addProperty(member, shape);
    }
}
