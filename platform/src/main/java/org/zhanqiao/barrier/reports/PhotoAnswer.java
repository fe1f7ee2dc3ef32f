package org.zhanqiao.barrier.reports;

import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.zhanqiao.web.NotFound;

/// How a page answers with a photo of a report: no browser and nothing in between keeps it.
public final class PhotoAnswer {

    private PhotoAnswer() {}

    /// @throws NotFound when there is none
    public static ResponseEntity<byte[]> of(Optional<byte[]> jpeg, int number) {
        return jpeg.map(image -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore())
                        .body(image))
                .orElseThrow(() -> new NotFound("photo", number));
    }
}
