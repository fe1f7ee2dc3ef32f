package org.zhanqiao.web;

import gg.jte.TemplateEngine;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Puts the shell together.
@Configuration(proxyBeanMethods = false)
class WebBeans implements WebMvcConfigurer {

    private static final CacheControl YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Language language = new Language();

    @Bean
    LocaleResolver localeResolver() {
        return language;
    }

    @Bean
    Pages pages(
            TemplateEngine templates,
            MessageSource messages,
            LocaleResolver localeResolver,
            ObjectProvider<NavigationItem> items,
            ObjectProvider<NavigationGroup> groups,
            ObjectProvider<DayCount> days) {
        return new Pages(
                templates,
                messages,
                localeResolver,
                new Navigation(items.stream().toList(), groups.stream().toList()),
                // Asked when a page is made: the calendar itself stands behind pages.
                days::getObject);
    }

    @Bean
    Problems problems(MessageSource messages, JsonMapper json) {
        return new Problems(messages, json);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language).excludePathPatterns("/assets/**", "/webjars/**", "/_static/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ListQueryArgument());
    }

    /// Only what pages use; the version stands in the address, so a browser may keep it.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(YEAR);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(YEAR);
        registry.addResourceHandler("/_static/**")
                .addResourceLocations("classpath:/META-INF/resources/_static/")
                .setCacheControl(YEAR);
    }
}
