package org.zhanqiao.demand.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.demand.measures.HandlingFilter;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestFilter.Desk;

/// Addresses of what figures open.
///
/// @param desk whose list of requests it is
public record MeasureLinks(Desk desk) {

    static final String REQUESTS = "/desk/measures";
    static final String SERVICES = REQUESTS + "/services";
    static final String CALLS = REQUESTS + "/calls";

    public String rows(MeasureScope scope, Figure figure) {
        return rows(HandlingFilter.of(scope, figure), "");
    }

    public String rows(MeasureScope scope, Figure figure, ShareType type) {
        return rows(HandlingFilter.of(scope, figure).of(type), "");
    }

    public String rows(MeasureScope scope, RefusalGround ground) {
        return rows(HandlingFilter.of(scope, Figure.REFUSED).of(ground), "");
    }

    /// The answered ones, the slowest first.
    public String slowest(MeasureScope scope) {
        return rows(HandlingFilter.of(scope, Figure.ANSWERED), "-days");
    }

    /// The answered ones of a type, the slowest first.
    public String slowest(MeasureScope scope, ShareType type) {
        return rows(HandlingFilter.of(scope, Figure.ANSWERED).of(type), "-days");
    }

    private String rows(HandlingFilter filter, String sort) {
        var parameters = parameters(filter);
        parameters.put("sort", sort);
        return address(RequestListPages.path(desk), parameters);
    }

    /// What a list is told of a figure; [MeasuredRows] reads it.
    static Map<String, String> parameters(HandlingFilter filter) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("figure", filter.figure().name());
        putScope(parameters, filter.scope());
        parameters.put("type", filter.shareType().map(ShareType::name).orElse(""));
        parameters.put("ground", filter.ground().map(RefusalGround::name).orElse(""));
        return parameters;
    }

    /// The calls behind a figure of services.
    ///
    /// @param service code of the service; empty for all of the scope
    public String calls(MeasureScope scope, String service, CallKind kind) {
        return address(CALLS, callParameters(scope, service, kind));
    }

    /// What the list of calls is told; [MeasuredCallPages] reads it.
    static Map<String, String> callParameters(MeasureScope scope, String service, CallKind kind) {
        var parameters = new LinkedHashMap<String, String>();
        putScope(parameters, scope);
        parameters.put("service", service);
        parameters.put("kind", kind.text());
        return parameters;
    }

    private static void putScope(Map<String, String> parameters, MeasureScope scope) {
        parameters.put("from", scope.from().toString());
        parameters.put("to", scope.to().toString());
        parameters.put("provider", scope.provider());
        parameters.put("consumer", scope.consumer());
    }

    /// The measures of a query, on one of their pages.
    static String measures(String path, MeasureQuery query) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("from", query.from().toString());
        parameters.put("to", query.to().toString());
        parameters.put("agency", query.desk() == Desk.ALL ? query.agency() : "");
        parameters.put("side", query.side().text());
        return address(path, parameters);
    }

    /// An address with those parameters that are not empty.
    static String address(String path, Map<String, String> parameters) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return address.encode().buildAndExpand(values).toUriString();
    }
}
