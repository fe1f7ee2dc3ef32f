package org.zhanqiao.client;

/// What the exchange tells a system about its services.
public sealed interface Description {
    /// A JSON document: the list of granted services, or the OpenAPI document of one.
    record Described(String json) implements Description {}

    /// The exchange would or could not.
    record Withheld(Problem problem) implements Description {}
}
