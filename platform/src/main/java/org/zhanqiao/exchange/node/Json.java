package org.zhanqiao.exchange.node;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

/// JSON as the node reads and writes it, token by token. Buffers are kept a thread, of which a node has few.
final class Json {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private static final JsonFactory ASCII =
            FACTORY.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /// Writes the members of an object.
    interface Members {
        void write(JsonGenerator json);
    }

    /// An object as bytes in UTF-8.
    static byte[] object(Members members) {
        return write(FACTORY, members);
    }

    /// An object as bytes in ASCII: what lies outside it is written as an escape.
    static byte[] ascii(Members members) {
        return write(ASCII, members);
    }

    /// Members as they stand in an object of [#ascii] after others, with a comma before them: for
    /// [JsonGenerator#writeRaw], where many objects have them in common.
    static SerializedString members(Members members) {
        var object = new String(ascii(members), StandardCharsets.US_ASCII);
        return new SerializedString("," + object.substring(1, object.length() - 1));
    }

    private static byte[] write(JsonFactory factory, Members members) {
        try (var bytes = new ByteArrayBuilder(factory._getBufferRecycler())) {
            try (var json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
                json.writeStartObject();
                members.write(json);
                json.writeEndObject();
            }
            return bytes.getClearAndRelease();
        }
    }
}
