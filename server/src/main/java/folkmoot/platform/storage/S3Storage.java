package folkmoot.platform.storage;

import com.github.davidmoten.aws.lw.client.Client;
import com.github.davidmoten.aws.lw.client.Credentials;
import com.github.davidmoten.aws.lw.client.HttpMethod;
import com.github.davidmoten.aws.lw.client.MaxAttemptsExceededException;
import com.github.davidmoten.aws.lw.client.Request;
import com.github.davidmoten.aws.lw.client.Response;
import com.github.davidmoten.aws.lw.client.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A bucket of an object store that speaks S3. Requests are signed with Signature Version 4. A file is held in memory while
 * it goes in or out; readers of big ones had better have a public address of the bucket.
 */
public final class S3Storage implements MediaStorage {

    private static final int ATTEMPTS = 3;
    private static final int CONNECT_SECONDS = 5;
    private static final int READ_SECONDS = 60;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Client client;
    private final String bucketUrl;
    private final String prefix;
    private final Optional<URI> publicUrl;

    /**
     * Which bucket.
     *
     * @param endpoint scheme and host of the store, such as {@code https://s3.example.org}
     * @param pathStyle whether the bucket stands in the path rather than in the host name
     * @param prefix begins every name in the bucket; may be empty
     * @param publicUrl where readers get the bucket's files without asking us
     */
    public record Bucket(
            URI endpoint,
            String bucket,
            String region,
            String accessKey,
            String secretKey,
            boolean pathStyle,
            String prefix,
            Optional<URI> publicUrl) {

        /** Without the keys. */
        @Override
        public String toString() {
            return "Bucket[" + bucket + " at " + endpoint + "]";
        }
    }

    public S3Storage(Bucket bucket) {
        this.bucketUrl = bucketUrl(bucket);
        this.prefix =
                bucket.prefix().isEmpty() || bucket.prefix().endsWith("/") ? bucket.prefix() : bucket.prefix() + "/";
        this.publicUrl = bucket.publicUrl();
        this.client = Client.s3()
                .region(bucket.region())
                .credentials(Credentials.of(bucket.accessKey(), bucket.secretKey()))
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .retryMaxAttempts(ATTEMPTS)
                .build();
    }

    private static String bucketUrl(Bucket bucket) {
        var endpoint = bucket.endpoint().toString().replaceAll("/+$", "");
        return bucket.pathStyle()
                ? endpoint + "/" + bucket.bucket() + "/"
                : endpoint.replaceFirst("://", "://" + bucket.bucket() + ".") + "/";
    }

    @Override
    public void put(String name, byte[] bytes, String mediaType) {
        ask(() -> {
            request(name)
                    .method(HttpMethod.PUT)
                    .header("Content-Type", mediaType)
                    .header("Cache-Control", FOR_EVER)
                    .requestBody(bytes)
                    .execute();
            return null;
        });
    }

    @Override
    public void put(String name, Path file, String mediaType) {
        try {
            put(name, Files.readAllBytes(file), mediaType);
        } catch (IOException failure) {
            throw new StorageFault("Cannot read " + file, failure);
        }
    }

    @Override
    public Optional<Content> open(String name) {
        if (!StorageName.isValid(name)) {
            return Optional.empty();
        }
        var response = ask(() -> request(name).response());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(new Content.InMemory(response.content()));
            case 403, 404 -> Optional.empty(); // 403: stores that do not let us list say so of what is not there
            default -> throw refused(response);
        };
    }

    @Override
    public void delete(String name) {
        var response = ask(() -> request(name).method(HttpMethod.DELETE).response());
        if (response.statusCode() / 100 != 2 && response.statusCode() != 404) {
            throw refused(response);
        }
    }

    @Override
    public Optional<URI> publicAddress(String name) {
        return publicUrl.map(url -> URI.create(url.toString().replaceAll("/+$", "") + "/" + prefix + name));
    }

    private Request request(String name) {
        return client.url(bucketUrl + prefix + StorageName.require(name));
    }

    private static StorageFault refused(Response response) {
        return new StorageFault("The object store answered " + response.statusCode(), null);
    }

    private static <T> T ask(Supplier<T> asking) {
        try {
            return asking.get();
        } catch (ServiceException | MaxAttemptsExceededException | UncheckedIOException failure) {
            throw new StorageFault("The object store did not do it", failure);
        }
    }
}
