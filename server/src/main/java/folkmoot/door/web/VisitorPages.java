package folkmoot.door.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPOutputStream;

/**
 * Pages that are alike for everybody who is not signed in: drawn once for all who ask within a moment, and compressed once. While
 * one is drawn anew, the last one is shown, so that the minute in which a whole country asks for one proposal costs a drawing every
 * few seconds. Proxies and browsers may do the same.
 */
final class VisitorPages {

    private static final long MOST_BYTES = 32L << 20;
    /** How much older a page may be that is shown while it is drawn anew. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Where it stands, and in which language. */
    private record Key(String address, String language) {}

    private record Kept(Response plain, Response compressed, Instant drawnAt) {

        Response answer(Request request) {
            boolean compressible =
                    request.headers("Accept-Encoding").stream().anyMatch(coding -> coding.contains("gzip"));
            return EntityTag.answer(request, compressible ? compressed : plain);
        }

        int length() {
            return plain.body().length + compressed.body().length;
        }
    }

    private final Duration age;
    private final InstantSource clock;
    private final Cache<Key, Kept> pages;
    private final ConcurrentMap<Key, CompletableFuture<Optional<Kept>>> drawing = new ConcurrentHashMap<>();

    /** @param age how old a page may be; zero keeps none */
    VisitorPages(Duration age, InstantSource clock) {
        this.age = age;
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((Key _, Kept page) -> page.length())
                .expireAfterWrite(age.plus(GRACE))
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    boolean areKept() {
        return age.isPositive();
    }

    /**
     * The page for a visitor.
     *
     * @param page draws it; its problems and whatever is no page (a redirect, one with a cookie) are for the asker alone
     */
    Response show(Request request, String language, Handler page) {
        var key = new Key(request.path() + "?" + request.query(), language);
        var known = pages.getIfPresent(key);
        if (known != null && isFresh(known)) {
            return known.answer(request);
        }
        var mine = new CompletableFuture<Optional<Kept>>();
        var others = drawing.putIfAbsent(key, mine);
        if (others == null) {
            return draw(request, key, page, mine);
        }
        return Optional.ofNullable(known)
                .or(others::join)
                .map(kept -> kept.answer(request))
                .orElseGet(() -> page.handle(request));
    }

    private Response draw(Request request, Key key, Handler page, CompletableFuture<Optional<Kept>> mine) {
        var drawn = Optional.<Kept>empty();
        try {
            drawn = Optional.ofNullable(pages.getIfPresent(key))
                    .filter(this::isFresh); // drawn just before it was our turn
            if (drawn.isPresent()) {
                return drawn.get().answer(request);
            }
            var response = page.handle(request);
            drawn = kept(response);
            drawn.ifPresent(kept -> pages.put(key, kept));
            return drawn.map(kept -> kept.answer(request)).orElse(response);
        } finally {
            drawing.remove(key);
            mine.complete(drawn);
        }
    }

    private boolean isFresh(Kept page) {
        var past = Duration.between(page.drawnAt(), clock.instant());
        return !past.isNegative() && past.compareTo(age) < 0;
    }

    private Optional<Kept> kept(Response response) {
        if (response.status() != 200 || !response.cookies().isEmpty()) {
            return Optional.empty();
        }
        var plain = EntityTag.tagged(response)
                .header("Cache-Control", "public, max-age=" + age.toSeconds() + ", stale-while-revalidate=30")
                .header("Vary", "Accept-Encoding, Accept-Language, Cookie");
        var compressed = new Response(
                        plain.status(), plain.headers(), plain.cookies(), new Response.Bytes(compressed(plain.body())))
                .header("Content-Encoding", "gzip");
        return Optional.of(new Kept(plain, compressed, clock.instant()));
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) { // in memory
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
