package org.zhanqiao.identity.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A member of a record is required unless it is `@Nullable`, as the compiler holds it.
final class RequiredMembers implements ModelConverter {

    private static final String REF = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            var reference = schema.get$ref();
            var model = reference == null ? schema : context.getDefinedModels().get(reference.substring(REF.length()));
            if (model != null && model.getProperties() != null) {
                require(model, java.getRawClass());
            }
        }
        return schema;
    }

    private static void require(Schema<?> model, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            if (model.getProperties().containsKey(component.getName())
                    && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && (model.getRequired() == null || !model.getRequired().contains(component.getName()))) {
                model.addRequiredItem(component.getName());
            }
        }
    }
}
