package folkmoot.door.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.talk.media.Ffmpeg;
import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.World;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people upload, and what becomes of it. */
class MediaTest {

    @TempDir
    static Path folder;

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(Map.of("data.directory", folder.toString()));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void aPictureComesBackWithItsMeasuresPreviewAndBlurHash() throws IOException {
        var media = world.alice().uploads("town.jpg", TestPictures.jpeg(1600, 1200));

        assertThat(media.get("type").asText()).isEqualTo("image");
        assertThat(media.at("/meta/original/size").asText()).isEqualTo("1600x1200");
        assertThat(media.at("/meta/small/width").asInt()
                        * media.at("/meta/small/height").asInt())
                .isBetween(200_000, 230_400);
        assertThat(media.get("blurhash").asText()).matches("U[0-9A-Za-z#$%*+,.:;=?@\\[\\]^_{|}~-]{35}");
        assertThat(picture(media, "url").getWidth()).isEqualTo(1600);
        assertThat(picture(media, "preview_url").getWidth())
                .isEqualTo(media.at("/meta/small/width").asInt());
    }

    @Test
    void theCameraIsTurnedUprightAndThePlaceIsGone() throws IOException {
        var media = world.alice().uploads("trip.jpg", TestPictures.jpegOnItsSideWithPlace(400, 200));

        var file = file(media, "url");
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif");
        assertThat(media.at("/meta/original/size").asText()).isEqualTo("200x400");
        var upright = picture(media, "url");
        assertThat(upright.getRGB(100, 50) & 0xFF).as("blue at the top").isLessThan(100);
        assertThat(upright.getRGB(100, 350) & 0xFF).as("blue at the bottom").isGreaterThan(200);
    }

    @Test
    void transparencyIsKept() throws IOException {
        var media = world.alice().uploads("logo.png", TestPictures.transparentPng(64, 64));

        assertThat(media.get("url").asText()).endsWith(".png");
        assertThat(picture(media, "url").getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void aLargePictureIsScaledDown() {
        var media = world.alice().uploads("wide.jpg", TestPictures.jpeg(6000, 2500));

        assertThat(media.at("/meta/original/width").asInt()).isBetween(4_400, 4_462);
    }

    @Test
    void aPictureThatUnfoldsToThousandsOfMillionsOfPixelsIsRefusedByItsHeader() {
        assertRefused("bomb.png", TestPictures.bomb(), "too many pixels");
    }

    @ParameterizedTest
    @CsvSource({"page.jpg,<html><script>alert(1)</script></html>", "drawing.svg,<svg onload='alert(1)'/> ........"})
    void whatIsNotAPictureIsRefusedWhateverItIsCalled(String name, String contents) {
        assertRefused(name, contents.getBytes(StandardCharsets.UTF_8), "of a kind that is not taken");
    }

    @Test
    void aPictureThatIsBrokenOffIsRefused() {
        assertRefused("cut.png", Arrays.copyOf(TestPictures.png(300, 300), 60), "cannot be read");
    }

    @Test
    void aPictureThatIsAPageTooLosesThePage() {
        var media = world.alice().uploads("both.html", TestPictures.jpegThatIsAPageToo());

        assertThat(new String(file(media, "url").body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void aHeicPictureIsRefusedWithASentenceAndNotAskedFor() {
        var heic = ("....ftypheic" + "x".repeat(100)).getBytes(StandardCharsets.US_ASCII);
        var answer = world.alice().form("POST", "/api/v2/media", form("IMG_0001.HEIC", heic));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asText()).contains("HEIC").contains("send a JPEG");
        assertThat(world.alice()
                        .visit("/api/v2/instance")
                        .json()
                        .at("/configuration/media_attachments/supported_mime_types")
                        .toString())
                .contains("image/jpeg")
                .doesNotContain("heic", "heif");
    }

    @Test
    void withoutFfmpegAnAnimationIsKeptWithoutItsCommentsAndAFilmIsRefused() {
        try (var bare = new World(Map.of("media.ffmpeg", "off", "data.directory", folder + "/bare"))) {
            var media = bare.alice().uploads("dance.gif", TestPictures.animation());
            var bytes =
                    new String(bare.alice().fetches(media.get("url").asText()).body(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).startsWith("GIF89a").contains("NETSCAPE").doesNotContain("secret", "script");

            var film = ("....ftypisom" + "x".repeat(100)).getBytes(StandardCharsets.US_ASCII);
            var answer = bare.alice().form("POST", "/api/v2/media", form("film.mp4", film));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("error").asText()).contains("video or sound");
        }
    }

    @Test
    void aFilmIsProcessedInTheBackground() throws Exception {
        assumeTrue(Ffmpeg.find(Optional.empty()).isPresent(), "no ffmpeg on this machine");
        var film = made(
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=65x48:rate=10:duration=1",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=1",
                "-metadata",
                "title=secret-title",
                "in.mp4");
        var answer = world.alice().form("POST", "/api/v2/media", form("film.mp4", film));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("url").isNull()).isTrue();

        var media = whenReady(answer.json().get("id").asText());
        assertThat(media.get("type").asText()).isEqualTo("video");
        assertThat(media.at("/meta/original/width").asInt()).isEqualTo(64);
        assertThat(media.at("/meta/original/frame_rate").asText()).isEqualTo("10/1");
        assertThat(media.at("/meta/original/duration").asDouble()).isBetween(0.9, 1.2);
        assertThat(media.get("blurhash").asText()).isNotEmpty();
        var file = file(media, "url");
        assertThat(file.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).doesNotContain("secret-title");
        assertThat(picture(media, "preview_url").getWidth()).isEqualTo(64);
    }

    @Test
    void aSilentFilmAndAnAnimationBecomeGifvAndASoundBecomesMp3() throws Exception {
        assumeTrue(Ffmpeg.find(Optional.empty()).isPresent(), "no ffmpeg on this machine");
        var silent = made("-f", "lavfi", "-i", "testsrc=size=32x32:rate=5:duration=1", "in.webm");
        assertThat(old("x.webm", silent).get("type").asText()).isEqualTo("gifv");
        assertThat(old("x.gif", TestPictures.animation()).get("type").asText()).isEqualTo("gifv");
        var sound = old("x.wav", made("-f", "lavfi", "-i", "sine=duration=1", "in.wav"));
        assertThat(sound.get("type").asText()).isEqualTo("audio");
        assertThat(sound.get("url").asText()).endsWith(".mp3");
        assertThat(sound.at("/meta/original/duration").asDouble()).isBetween(0.9, 1.2);
        assertThat(sound.get("preview_url").isNull()).isTrue();
    }

    @Test
    void aFileIsServedSoThatNothingInItRunsAndEverybodyMayKeepIt() {
        var media = world.alice().uploads("town.png", TestPictures.png(50, 50));
        var headers = file(media, "url").headers();

        assertThat(headers.firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(headers.firstValue("Content-Type")).contains("image/png");
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3,206,4", "bytes=-5,206,5", "bytes=99999999-,416,", "'bytes=0-1,4-5',200,", "bytes=7-3,200,"})
    void partsOfAFileCanBeAskedFor(String range, int status, Integer length) {
        var media = world.alice().uploads("part.png", TestPictures.png(60, 60));
        var answer = world.alice().fetches(media.get("url").asText(), "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (length != null) {
            assertThat(answer.body()).hasSize(length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/media/files/../../folkmoot.toml",
        "/media/files/%2e%2e/%2e%2e/cluster/PG_VERSION",
        "/media/incoming/aa/x.mp4",
        "/media/files/aa",
        "/media/",
        "/media/proxy/AAAA/aHR0cHM6Ly9leGFtcGxlLm9yZy8",
        "/media/proxy/*/*"
    })
    void nothingElseOfTheDataFolderIsServed(String path) {
        assertThat(world.alice().visit(path).status()).isIn(400, 404);
    }

    @Test
    void descriptionFocusAndThumbnailCanBeChangedUntilItIsShown() {
        var id = world.alice()
                .uploads("a.png", TestPictures.png(50, 50))
                .get("id")
                .asText();
        var changed = Person.ok(
                world.alice().put("/api/v1/media/" + id, Map.of("description", "A bridge", "focus", "0.5,-2")));

        assertThat(changed.get("description").asText()).isEqualTo("A bridge");
        assertThat(changed.at("/meta/focus/x").asDouble()).isEqualTo(0.5);
        assertThat(changed.at("/meta/focus/y").asDouble()).isEqualTo(-1);
        var thumbnail = new Multipart().file("thumbnail", "t.png", "image/png", TestPictures.png(20, 10));
        var again = Person.ok(world.alice().form("PUT", "/api/v1/media/" + id, thumbnail));
        assertThat(again.at("/meta/small/size").asText()).isEqualTo("20x10");
        assertThat(again.get("description").asText()).isEqualTo("A bridge");
        assertThat(world.alice()
                        .put("/api/v1/media/" + id, Map.of("focus", "left"))
                        .status())
                .isEqualTo(422);
        assertThat(world.alice()
                        .put("/api/v1/media/" + id, Map.of("description", "x".repeat(1501)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void onlyItsOwnerSeesChangesOrRemovesAnUpload() {
        var media = world.alice().uploads("mine.png", TestPictures.png(50, 50));
        var path = "/api/v1/media/" + media.get("id").asText();

        assertThat(world.bob().get(path).status()).isEqualTo(404);
        assertThat(world.bob().put(path, Map.of("description", "mine")).status())
                .isEqualTo(404);
        assertThat(world.bob().delete(path).status()).isEqualTo(404);
        assertThat(world.alice().visit(path).status()).isEqualTo(401);
        assertThat(world.alice().get(path).status()).isEqualTo(200);
        assertThat(world.alice().delete(path).status()).isEqualTo(200);
        assertThat(world.alice().get(path).status()).isEqualTo(404);
        assertThat(file(media, "url").statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadWithoutAFileIsRefused() {
        var answer = world.alice().form("POST", "/api/v2/media", new Multipart().text("description", "nothing"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/details/file/0/error").asText()).isEqualTo("ERR_BLANK");
    }

    private void assertRefused(String name, byte[] bytes, String why) {
        var answer = world.alice().form("POST", "/api/v2/media", form(name, bytes));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.json().at("/details/file/0/description").asText()).contains(why);
    }

    private static Multipart form(String name, byte[] bytes) {
        return new Multipart().file("file", name, "image/jpeg", bytes);
    }

    /** With the older endpoint, which waits. */
    private static JsonNode old(String name, byte[] bytes) {
        return Person.ok(world.alice().form("POST", "/api/v1/media", form(name, bytes)));
    }

    private static JsonNode whenReady(String id) {
        while (true) {
            var answer = world.alice().get("/api/v1/media/" + id);
            if (answer.status() != 206) {
                return Person.ok(answer);
            }
            Thread.onSpinWait();
        }
    }

    private static byte[] made(String... words) throws Exception {
        var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllBytes(folder.resolve(words[words.length - 1]));
    }

    private static HttpResponse<byte[]> file(JsonNode media, String name) {
        return world.alice().fetches(media.get(name).asText());
    }

    private static BufferedImage picture(JsonNode media, String name) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file(media, name).body()));
    }
}
