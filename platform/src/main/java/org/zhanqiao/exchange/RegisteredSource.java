package org.zhanqiao.exchange;

/// A source as people see it: everything but its secret.
///
/// @param agency     code of the agency whose data it holds; empty for one that belongs to no single agency
/// @param title      what people call it; empty for one that came with the platform
/// @param username   account of a database; for HTTP the name of the header that carries the secret
/// @param registered whether an administrator registered it, and so may change it; others come with the platform
/// @param on         whether it is asked at all
/// @param version    rises with every act on it
/// @param services   how many data services are served from it
public record RegisteredSource(
        String id,
        String agency,
        String title,
        SourceKind kind,
        String url,
        String username,
        boolean registered,
        boolean on,
        long version,
        long services) {}
