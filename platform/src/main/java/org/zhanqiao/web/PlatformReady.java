package org.zhanqiao.web;

/// Everything that starts with the pages is up, sources and what the demo fills too. What looks at all there is begins
/// with it; Spring's own event comes as soon as the pages answer, when much may still be missing.
public record PlatformReady() {}
