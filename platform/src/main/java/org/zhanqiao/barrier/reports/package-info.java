/// Reports of barriers: the questionnaire of citizens and enterprises, what clerks and agencies enter, and programs
/// send.
@NamedInterface("reports")
@NullMarked
package org.zhanqiao.barrier.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
