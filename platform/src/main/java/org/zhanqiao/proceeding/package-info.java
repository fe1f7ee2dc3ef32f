/// What everything is made of that people decide on step by step: the graph of its states and acts, its history with
/// evidence, the ladder that late ones climb, and the pieces of pages that show them. Each feature keeps its own
/// proceedings in its own tables.
@ApplicationModule(allowedDependencies = {"identity", "inbox", "audit", "web", "workday"})
@NullMarked
package org.zhanqiao.proceeding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
