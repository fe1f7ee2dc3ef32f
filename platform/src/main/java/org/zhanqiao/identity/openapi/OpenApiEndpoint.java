package org.zhanqiao.identity.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.web.PublicEndpoint;

/// Serves the document to everybody: what the interfaces are is no secret.
@RestController
class OpenApiEndpoint extends OpenApiWebMvcResource {

    private static final String JSON = "/api/v1/openapi.json";
    private static final String YAML = "/api/v1/openapi.yaml";

    OpenApiEndpoint(
            ObjectFactory<OpenAPIService> builders,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(builders, requests, responses, operations, properties, providers, customizers);
    }

    @Override
    @PublicEndpoint
    @Operation(hidden = true)
    @GetMapping(path = JSON, produces = MediaType.APPLICATION_JSON_VALUE)
    public byte[] openapiJson(HttpServletRequest request, @Value(JSON) String path, Locale locale)
            throws JsonProcessingException {
        return super.openapiJson(request, path, locale);
    }

    @Override
    @PublicEndpoint
    @Operation(hidden = true)
    @GetMapping(path = YAML, produces = "application/yaml")
    public byte[] openapiYaml(HttpServletRequest request, @Value(YAML) String path, Locale locale)
            throws JsonProcessingException {
        return super.openapiYaml(request, path, locale);
    }
}
