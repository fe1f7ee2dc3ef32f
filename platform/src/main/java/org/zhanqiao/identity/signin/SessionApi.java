package org.zhanqiao.identity.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.SystemReader;
import org.zhanqiao.web.PublicEndpoint;

/// For programs: who they are signed in as, and the token that every request that changes something carries. Whoever
/// came by a bearer token changes nothing, and is told who they are alone.
@RestController
@Tag(name = "session")
class SessionApi {

    @Operation(
            operationId = "getSession",
            summary = "我是谁，以及改动请求要带的令牌 · who I am, and the token that every change carries")
    @PublicEndpoint
    @GetMapping("/api/session")
    ResponseEntity<Session> session(
            @Nullable Authentication authentication,
            @RequestAttribute("org.springframework.security.web.csrf.CsrfToken") CsrfToken token) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(describe(authentication, token));
    }

    private static Session describe(@Nullable Authentication authentication, CsrfToken token) {
        var form = authentication instanceof TokenAuthentication ? null : token;
        return switch (authentication == null ? null : authentication.getPrincipal()) {
            case SignedInPerson who -> Session.of(who.getName(), null, who.roleNames(), who.mustChangePassword(), form);
            case SystemReader reader -> Session.of(null, reader.getName(), null, null, form);
            case null, default -> Session.of(null, null, null, null, form);
        };
    }

    /// @param login of a person; absent for a stranger and for a system
    /// @param system of a calling system, by its token
    /// @param tokenHeader header that carries `token`; both absent for whoever came by a bearer token
    @Schema(name = "Session", description = "我是谁 · who I am")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            @Schema(description = "人员账号 · login of a person") @Nullable String login,

            @Schema(description = "调用系统代码 · code of a calling system") @Nullable String system,

            @Nullable Set<String> roles,

            @Schema(description = "须先修改一次性密码 · a one-time password has to be changed first") @Nullable Boolean mustChangePassword,

            @Schema(description = "携带 token 的请求头；凭访问令牌来的没有 · header for it; absent for bearer tokens") @Nullable String tokenHeader,

            @Schema(description = "改动请求要带的表单令牌，绑定会话 · form token, bound to the session") @Nullable String token) {

        static Session of(
                @Nullable String login,
                @Nullable String system,
                @Nullable Set<String> roles,
                @Nullable Boolean mustChangePassword,
                @Nullable CsrfToken form) {
            return new Session(
                    login,
                    system,
                    roles,
                    mustChangePassword,
                    form == null ? null : form.getHeaderName(),
                    form == null ? null : form.getToken());
        }
    }
}
