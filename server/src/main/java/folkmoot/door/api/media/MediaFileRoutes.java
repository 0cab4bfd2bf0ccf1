package folkmoot.door.api.media;

import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.storage.MediaStorage;
import folkmoot.talk.media.FileType;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.RemoteFiles;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files for readers, ours and those of others that we pass on. Nothing in them can run: the type is one of ours, browsers
 * may not guess another, and the policy puts whatever they open into a sandbox.
 */
public final class MediaFileRoutes {

    private static final String SHOWN = "files/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_A_DAY = "public, max-age=86400";
    private static final String HARMLESS = "default-src 'none'; style-src 'none'; sandbox";

    private final MediaStorage storage;
    private final RemoteFiles remote;

    public MediaFileRoutes(MediaStorage storage, RemoteFiles remote) {
        this.storage = storage;
        this.remote = remote;
    }

    public void register(Routing routing) {
        routing.get("/media/*name", this::file).get(MediaUrls.PROXY + ":signature/:target", this::proxied);
    }

    private Response file(Request request) {
        var name = request.pathParameter("name");
        if (!name.startsWith(SHOWN)) {
            throw new NotFound();
        }
        var content = storage.open(name).orElseThrow(NotFound::new);
        return answer(request, content, typeOf(name), FOR_EVER);
    }

    private Response proxied(Request request) {
        var found = remote.get(request.pathParameter("signature"), request.pathParameter("target"));
        var content = storage.open(found.name()).orElseThrow(NotFound::new);
        return answer(request, content, found.mediaType(), FOR_A_DAY);
    }

    private static String typeOf(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(FileType.values())
                .filter(type -> type.extension().equals(extension))
                .map(FileType::mediaType)
                .findFirst()
                .orElse("application/octet-stream");
    }

    private static Response answer(Request request, MediaStorage.Content content, String type, String caching) {
        var range = request.header("Range").flatMap(header -> ByteRange.parse(header, content.size()));
        var response = range.map(part -> part.isSatisfiable() ? part(content, type, part) : unsatisfiable(content))
                .orElseGet(() -> part(content, type, ByteRange.all(content.size())));
        int status = response.status();
        return (status == 200 ? response : response.header("Vary", "Range"))
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", caching)
                .header("Content-Security-Policy", HARMLESS)
                .header("Content-Disposition", "inline")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static Response part(MediaStorage.Content content, String type, ByteRange range) {
        int status = range.isAll() ? 200 : 206;
        var response = switch (content) {
            case MediaStorage.Content.OnDisk file ->
                Response.file(status, type, file.path(), range.first(), range.length());
            case MediaStorage.Content.InMemory(var bytes) ->
                Response.bytes(
                        status,
                        type,
                        range.isAll()
                                ? bytes
                                : Arrays.copyOfRange(bytes, (int) range.first(), (int) (range.last() + 1)));
        };
        return range.isAll() ? response : response.header("Content-Range", range.header());
    }

    private static Response unsatisfiable(MediaStorage.Content content) {
        return Response.text(416, "There are no such bytes\n").header("Content-Range", "bytes */" + content.size());
    }

    /** A part of a file that was asked for (RFC 9110, 14). */
    record ByteRange(long first, long last, long size) {

        static ByteRange all(long size) {
            return new ByteRange(0, size - 1, size);
        }

        /** One range of bytes; empty for several and for what is not understood: then the whole is the answer. */
        static Optional<ByteRange> parse(String header, long size) {
            var matcher = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})").matcher(header.strip());
            if (!matcher.matches()
                    || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
                return Optional.empty();
            }
            if (matcher.group(1).isEmpty()) {
                long wanted = Long.parseLong(matcher.group(2));
                return Optional.of(new ByteRange(wanted == 0 ? size : Math.max(0, size - wanted), size - 1, size));
            }
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
            return last < first && !matcher.group(2).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ByteRange(first, Math.min(last, size - 1), size));
        }

        boolean isSatisfiable() {
            return first < size;
        }

        boolean isAll() {
            return first == 0 && last == size - 1;
        }

        long length() {
            return last - first + 1;
        }

        String header() {
            return "bytes " + first + "-" + last + "/" + size;
        }
    }
}
