package org.zhanqiao.identity.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.PublicEndpoint;

/// For programs: who they are signed in as, and the token that every request that changes something carries.
@RestController
class SessionApi {

    @PublicEndpoint
    @GetMapping("/api/session")
    ResponseEntity<Map<String, Object>> session(
            @AuthenticationPrincipal @Nullable SignedInPerson who,
            @RequestAttribute("org.springframework.security.web.csrf.CsrfToken") CsrfToken token) {
        var json = new LinkedHashMap<String, Object>();
        if (who != null) {
            json.put("login", who.getName());
            json.put("roles", who.roleNames());
            json.put("mustChangePassword", who.mustChangePassword());
        }
        json.put("tokenHeader", token.getHeaderName());
        json.put("token", token.getToken());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json);
    }
}
