package folkmoot.platform.http;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Overloaded;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A form that stands in a file: taken apart on the disk, and read into memory when there is room for its files. */
final class LargeForm implements AutoCloseable {

    private static final int PIECE = 64 * 1024;
    private static final long SMALL_PART = 16 * 1024;

    private final Parameters parameters = Parameters.none();
    private final List<Upload> uploads = new ArrayList<>();
    private final BodyRoom memory;
    private int taken;

    private LargeForm(BodyRoom memory) {
        this.memory = memory;
    }

    /** Problems: 400 for what is no form, 503 when there is no room for too long. */
    static LargeForm read(Path file, String contentType, BodyRoom memory) {
        var form = new LargeForm(memory);
        try {
            form.read(file, contentType);
            return form;
        } catch (IOException | DecoderException broken) {
            form.close();
            throw Invalid.malformed("The body is not valid multipart/form-data");
        } catch (RuntimeException problem) {
            form.close();
            throw problem;
        }
    }

    private void read(Path file, String contentType) throws IOException {
        var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        var parts = new DefaultHttpDataFactory(SMALL_PART);
        parts.setDeleteOnExit(false); // would remember every name until the process ends
        BodyReading.requireBoundary(contentType);
        var decoder = new HttpPostMultipartRequestDecoder(parts, head, StandardCharsets.UTF_8);
        try {
            decoder.setDiscardThreshold(PIECE);
            try (var in = Files.newInputStream(file)) {
                for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                    decoder.offer(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
                }
            }
            decoder.offer(new DefaultLastHttpContent());
            take(decoder);
        } finally {
            decoder.destroy();
        }
    }

    private void take(HttpPostMultipartRequestDecoder decoder) throws IOException {
        var parts = decoder.getBodyHttpDatas();
        long needed = 0;
        for (var part : parts) {
            needed += part instanceof HttpData data ? data.length() : 0;
        }
        if (!memory.await(Math.toIntExact(needed))) {
            throw new Overloaded("Too many uploads at once; try again in a moment");
        }
        taken = Math.toIntExact(needed);
        for (var part : parts) {
            if (part instanceof FileUpload upload) {
                uploads.add(new Upload(upload.getName(), upload.getFilename(), upload.getContentType(), upload.get()));
            } else if (part instanceof Attribute attribute) {
                parameters.add(attribute.getName(), attribute.getValue());
            }
        }
    }

    Parameters parameters() {
        return parameters;
    }

    List<Upload> uploads() {
        return uploads;
    }

    /** The request is answered: gives the memory back. */
    @Override
    public void close() {
        memory.giveBack(taken);
        taken = 0;
    }
}
