package org.zhanqiao.inbox;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Messages in words.
@Component
class MessageWords {

    private final MessageSource messages;

    MessageWords(MessageSource messages) {
        this.messages = messages;
    }

    /// @throws org.springframework.context.NoSuchMessageException when a key has no words
    void check(Message message) {
        text(message, Locale.SIMPLIFIED_CHINESE);
        because(message, Locale.SIMPLIFIED_CHINESE);
    }

    String text(Message message, Locale locale) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        return messages.getMessage(message.messageKey(), message.arguments(chinese), locale);
    }

    String because(Message message, Locale locale) {
        return text(
                message.because().key(), locale, message.because().arguments().toArray());
    }

    String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
