package org.zhanqiao.catalog.desk;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.zhanqiao.web.Page;

/// Words in one language, on a page or in what leaves the platform another way.
public interface Speech {

    String text(String key, Object... arguments);

    boolean isChinese();

    static Speech of(Page page) {
        return new Speech() {
            @Override
            public String text(String key, Object... arguments) {
                return page.text(key, arguments);
            }

            @Override
            public boolean isChinese() {
                return page.isChinese();
            }
        };
    }

    static Speech of(MessageSource messages, Locale locale) {
        return new Speech() {
            @Override
            public String text(String key, Object... arguments) {
                return messages.getMessage(key, arguments, locale);
            }

            @Override
            public boolean isChinese() {
                return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
            }
        };
    }
}
