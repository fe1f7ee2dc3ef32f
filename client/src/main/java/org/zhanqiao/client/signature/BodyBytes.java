package org.zhanqiao.client.signature;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/// Reads what a body publisher of `java.net.http` will send.
final class BodyBytes implements Flow.Subscriber<ByteBuffer> {
    private final HttpResponse.BodySubscriber<byte[]> gathered = HttpResponse.BodySubscribers.ofByteArray();

    private BodyBytes() {}

    /// The bytes; empty where nothing is sent.
    ///
    /// @throws java.util.concurrent.CompletionException when the body cannot be read
    static byte[] of(HttpRequest.BodyPublisher body) {
        var reader = new BodyBytes();
        body.subscribe(reader);
        return reader.gathered.getBody().toCompletableFuture().join();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        gathered.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
        gathered.onNext(List.of(part));
    }

    @Override
    public void onError(Throwable failure) {
        gathered.onError(failure);
    }

    @Override
    public void onComplete() {
        gathered.onComplete();
    }
}
