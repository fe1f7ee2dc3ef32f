package org.zhanqiao.identity.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.web.ListQuery;

/// Puts the document together.
@Configuration(proxyBeanMethods = false)
class OpenApiBeans {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ListQuery.class, Reader.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("栈桥接口 · The interfaces of Zhanqiao")
                        .version("1")
                        .description("页面上能看到的，程序也能读取。用法见 docs/api.md；数据服务的调用另见 docs/calling.md。"
                                + "\n\nWhat the pages show is also JSON. How to use it: docs/api.md;"
                                + " how to call data services: docs/calling.md.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("提供本文件的平台 · the platform that serves this")))
                .tags(List.of(
                        new Tag().name("datasets").description("目录 · the catalog"),
                        new Tag().name("requests").description("数据申请 · access requests"),
                        new Tag().name("corrections").description("校核申请 · correction requests"),
                        new Tag().name("disputes").description("争议 · disputes"),
                        new Tag().name("agreements").description("协议的签名公钥 · keys that sign agreements"),
                        new Tag().name("missing").description("缺失数据需求 · missing data"),
                        new Tag().name("forms").description("办事表单 · forms that are put before people"),
                        new Tag().name("measures").description("供需指标 · measures of demand"),
                        new Tag().name("barriers").description("堵点 · barriers"),
                        new Tag().name("grants").description("授权，供安全管理员 · grants, for the security administrator"),
                        new Tag()
                                .name("sources")
                                .description(
                                        "数据源，供系统管理员和数据专员 · sources of rows, for the system administrator and data officers"),
                        new Tag().name("session").description("登录 · signing in")))
                .components(Shared.components(new Components()));
    }

    @Bean
    EndpointDescriptions endpointDescriptions(MessageSource messages) {
        return new EndpointDescriptions(messages);
    }

    @Bean
    RequiredMembers requiredMembers() {
        return new RequiredMembers();
    }

    @Bean
    OpenApiEndpoint openApiEndpoint(
            ObjectFactory<OpenAPIService> builders,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        return new OpenApiEndpoint(builders, requests, responses, operations, properties, providers, customizers);
    }
}
