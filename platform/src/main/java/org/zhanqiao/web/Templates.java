package org.zhanqiao.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The template engine: precompiled templates from the class path.
@Configuration(proxyBeanMethods = false)
class Templates {

    @Bean
    TemplateEngine templateEngine() {
        var sources = Path.of("platform/src/main/jte");
        if (Boolean.getBoolean("zhanqiao.templates.from-source") && Files.isDirectory(sources)) {
            return TemplateEngine.create(new DirectoryCodeResolver(sources), ContentType.Html);
        }
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }
}
