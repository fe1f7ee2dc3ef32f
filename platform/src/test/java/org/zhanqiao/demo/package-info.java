/// Tests of the sample city as the platform's guest.
@NullMarked
package org.zhanqiao.demo;

import org.jspecify.annotations.NullMarked;
