package org.zhanqiao.web;

import java.util.List;

/// What is wrong with a field of a form. The page shows it at the field and in the summary above the form.
///
/// @param field id of the input it belongs to
/// @param messageKey key of a sentence that says what to do
/// @param arguments what the sentence fills in
public record InputError(String field, String messageKey, List<Object> arguments) {

    public InputError {
        arguments = List.copyOf(arguments);
    }

    public static InputError of(String field, String messageKey, Object... arguments) {
        return new InputError(field, messageKey, List.of(arguments));
    }
}
