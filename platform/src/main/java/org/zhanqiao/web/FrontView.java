package org.zhanqiao.web;

import java.util.List;

/// What whoever has not signed in sees first.
public record FrontView(List<PublicPlace> places) {}
