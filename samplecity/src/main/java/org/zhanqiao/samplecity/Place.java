package org.zhanqiao.samplecity;

import org.zhanqiao.samplecity.Divisions.Area;
import org.zhanqiao.samplecity.Divisions.Community;
import org.zhanqiao.samplecity.Divisions.Street;

/// Where a dwelling or a firm is.
///
/// @param address the whole address, from 青岛市 to the door
record Place(Area area, Street street, Community community, String address) {}
