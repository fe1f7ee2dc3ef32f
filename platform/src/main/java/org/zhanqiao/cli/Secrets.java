package org.zhanqiao.cli;

import java.security.SecureRandom;

/// The keys a platform runs on. A demo draws its own and keeps them in the data directory; production is given them
/// in the environment.
record Secrets(String masterKey, String sessionKey, String databasePassword, String demoPassword, String appKey) {

    static final String MASTER_KEY = "ZHANQIAO_MASTER_KEY";
    /// The file that keeps the password of the embedded database.
    static final String DATABASE_PASSWORD = "postgres.password";

    static final String SESSION_KEY = "ZHANQIAO_SESSION_KEY";

    static Secrets of(boolean demo, DataDir dir, SecureRandom random) {
        var master = System.getenv(MASTER_KEY);
        var session = System.getenv(SESSION_KEY);
        if (!demo) {
            return new Secrets(master, session, "", "", "");
        }
        return new Secrets(
                master == null ? dir.secret("demo-master.key", random) : master,
                session == null ? dir.secret("demo-session.key", random) : session,
                dir.secret(DATABASE_PASSWORD, random),
                readable(dir.secret("demo-password", random)),
                dir.secret("utility-app.key", random));
    }

    /// Three groups of four letters and digits that are not mistaken for each other.
    private static String readable(String secret) {
        var bytes = java.util.Base64.getDecoder().decode(secret);
        var alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(alphabet.charAt(Math.floorMod(bytes[i], alphabet.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Secrets[]";
    }
}
