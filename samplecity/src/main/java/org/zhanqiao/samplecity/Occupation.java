package org.zhanqiao.samplecity;

/// What a living person does, as far as an agency's rows depend on it.
enum Occupation {
    /// Not yet at school.
    INFANT,
    /// At a primary, junior or senior school.
    PUPIL,
    /// Employed by an enterprise of the city.
    EMPLOYED,
    /// Works and pays insurance on their own account (灵活就业).
    FLEXIBLE,
    /// Draws a pension.
    RETIRED,
    /// Anything else.
    OTHER
}
