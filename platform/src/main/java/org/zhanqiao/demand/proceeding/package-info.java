/// What every proceeding between two agencies is made of: the graph of its states and acts, its history with evidence,
/// the forms and lists that show it. Corrections and disputes are proceedings.
@NamedInterface("proceeding")
@NullMarked
package org.zhanqiao.demand.proceeding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
