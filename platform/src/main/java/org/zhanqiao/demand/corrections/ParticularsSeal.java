package org.zhanqiao.demand.corrections;

import org.springframework.stereotype.Component;
import org.zhanqiao.identity.SecretBox;
import tools.jackson.databind.json.JsonMapper;

/// Seals what a correction request says about somebody.
@Component
final class ParticularsSeal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SecretBox box;

    ParticularsSeal(SecretBox box) {
        this.box = box;
    }

    String seal(String correction, Particulars particulars) {
        return box.seal(JSON.writeValueAsBytes(particulars), context(correction));
    }

    Particulars open(String correction, String sealed) {
        return JSON.readValue(box.open(sealed, context(correction)), Particulars.class);
    }

    private static String context(String correction) {
        return "demand.correction:" + correction;
    }
}
