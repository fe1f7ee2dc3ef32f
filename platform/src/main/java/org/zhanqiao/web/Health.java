package org.zhanqiao.web;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether this process can serve: 200 when all of it has started and its database answers, 503 when not.
@RestController
class Health {

    private static final int SECONDS = 2;

    private final DataSource database;
    private final Readiness readiness;

    Health(DataSource database, Readiness readiness) {
        this.database = database;
        this.readiness = readiness;
    }

    @PublicEndpoint
    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        return readiness.ready() && databaseAnswers()
                ? ResponseEntity.ok(Map.of("status", "up"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(Map.of("status", "down"));
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
