@NullMarked
package org.zhanqiao.web;

import org.jspecify.annotations.NullMarked;
