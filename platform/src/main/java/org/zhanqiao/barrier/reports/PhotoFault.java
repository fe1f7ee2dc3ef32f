package org.zhanqiao.barrier.reports;

/// Why a file is not taken as a photo.
enum PhotoFault {
    MISSING,
    /// More than [PhotoIntake#MEGABYTES].
    TOO_LARGE,
    /// Neither JPEG nor PNG nor WebP by its content, whatever its name.
    NO_PHOTO,
    /// A photo of a format that is not read, as some phones take them: HEIC, AVIF.
    OTHER_FORMAT,
    TOO_MANY_PIXELS,
    /// It begins like a photo and cannot be read to its end.
    BROKEN,
    /// There are five already.
    ENOUGH,
    /// Too many are being read just now.
    BUSY;

    String messageKey() {
        return "barrier.report.photo." + name();
    }
}
