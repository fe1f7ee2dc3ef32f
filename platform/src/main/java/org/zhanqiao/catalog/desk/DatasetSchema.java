package org.zhanqiao.catalog.desk;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryField;

/// The shape of what [EntryJson] writes, for the OpenAPI document: both go by [EntryField], so that neither can have
/// a member that the other lacks. Members are described by the words that pages have for them.
@Component
final class DatasetSchema implements OpenApiCustomizer {

    static final String DATASET = "Dataset";

    private static final String ITEM = "DataItem";
    private static final String WORD = "Word";
    private static final String WITHDRAWN = "Withdrawn";

    private final MessageSource messages;

    DatasetSchema(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents();
        components
                .addSchemas(WORD, word())
                .addSchemas(ITEM, item())
                .addSchemas(WITHDRAWN, withdrawn())
                .addSchemas(DATASET, dataset());
    }

    private Schema<?> dataset() {
        var dataset = object(
                "目录条目的一版 · one version of an entry of the catalog",
                "code",
                "inForce",
                "version",
                "publishedAt",
                "agency",
                "class",
                "items");
        add(dataset, "code", text("资源代码 · code by the national structure"));
        add(dataset, "inForce", new BooleanSchema().description("是否现行 · whether it is in force"));
        add(dataset, "version", new IntegerSchema().description("第几版 · number of the version"));
        add(dataset, "publishedAt", new DateTimeSchema().description("发布时间 · when it was published"));
        add(dataset, "agency", ref("Agency"));
        add(dataset, "class", ref(WORD));
        addFields(dataset, false);
        add(dataset, "items", list(ref(ITEM)));
        add(dataset, "withdrawn", ref(WITHDRAWN));
        return dataset;
    }

    private Schema<?> item() {
        var item = object("信息项 · a data item", "name");
        add(item, "name", text("数据项标识 · identifier of the item"));
        addFields(item, true);
        return item;
    }

    private void addFields(Schema<?> schema, boolean ofItem) {
        for (var field : EntryField.values()) {
            if (EntryJson.isOfItem(field) == ofItem) {
                add(schema, EntryJson.member(field), field(field));
            }
        }
    }

    private Schema<?> field(EntryField field) {
        var words = words(field);
        return switch (EntryJson.shape(field)) {
            case LEVEL ->
                new IntegerSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(4))
                        .description(words);
            case TEXT -> text(words);
            case TEXTS -> list(new StringSchema()).description(words);
            case WORD -> ref(WORD);
            case WORDS -> list(ref(WORD)).description(words);
        };
    }

    private String words(EntryField field) {
        var key = "catalog.field." + field.name();
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE) + " · "
                + messages.getMessage(key, null, Locale.ENGLISH);
    }

    private static Schema<?> word() {
        var word = object("字典中的一项 · a word of a list", "code");
        add(word, "code", new StringSchema());
        add(word, "title", new StringSchema());
        add(word, "titleEn", new StringSchema());
        return word;
    }

    private static Schema<?> withdrawn() {
        var withdrawn = object("停用 · the withdrawal", "at", "because", "replacedBy");
        add(withdrawn, "at", new DateTimeSchema());
        add(withdrawn, "because", text("停用原因 · why"));
        add(withdrawn, "replacedBy", text("由哪个条目代替；可为空 · code of the entry in its place; may be empty"));
        return withdrawn;
    }

    private static Schema<?> object(String description, String... required) {
        return new ObjectSchema().required(List.of(required)).description(description);
    }

    private static void add(Schema<?> schema, String member, Schema<?> shape) {
        var _ = schema.addProperty(member, shape);
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> list(Schema<?> of) {
        return new ArraySchema().items(of);
    }

    private static Schema<?> ref(String name) {
        return new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + name);
    }
}
