package org.zhanqiao.exchange.desk;

import org.zhanqiao.web.Spoken;

/// Something a template shows in the reader's language.
public sealed interface Words extends Spoken permits Phrase, ItemLabel, ValueList {}
