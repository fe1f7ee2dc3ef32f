/// A synthetic Qingdao: the agencies of a city and their databases, made from a seed.
///
/// Households are made one after another and every agency writes its rows about a household as it passes, so that
/// memory does not grow with the city and the agencies agree with each other except where a defect was planted on
/// purpose. [SampleCity] is the way in. No row describes a real person or company; divisions, road names and the
/// calendar are real.
///
/// It is not part of the platform: it depends on none of its features and knows nothing of grants or calls.
@NullMarked
package org.zhanqiao.samplecity;

import org.jspecify.annotations.NullMarked;
