package org.zhanqiao.demand.collection;

/// What an agency asks of people, in figures.
///
/// @param agency    code
/// @param forms     in use
/// @param fields    of all of them
/// @param flagged   fields under the ban on re-collection
/// @param granted   of these, fields that a grant in force gives the agency already
/// @param dismissed fields of which every match was dismissed
public record AgencyFigures(String agency, long forms, long fields, long flagged, long granted, long dismissed) {}
