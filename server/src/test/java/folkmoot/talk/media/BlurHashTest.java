package folkmoot.talk.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes of small drawn pictures, as the algorithm of blurha.sh gives them in C and, but for the last, in TypeScript. */
class BlurHashTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void itIsTheHashThatTheReferenceGives(String hash, int width, int height, IntBinaryOperator colour) {
        assertThat(BlurHash.of(drawn(width, height, colour))).isEqualTo(hash);
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                picture("U00000fQfQfQfQfQfQfQfQfQfQfQfQfQfQfQ", 8, 8, (_, _) -> rgb(0, 0, 0)),
                picture("UfTSUA~qfQ~q~qt7fQt7fQfQfQfQ~qt7fQt7", 8, 8, (_, _) -> rgb(255, 255, 255)),
                picture(
                        "U~LjfL|TsRJrsXn~jsa}fQfQfQfQsXn~jsa}",
                        32,
                        20,
                        (x, _) -> x < 16 ? rgb(255, 0, 0) : rgb(0, 0, 255)),
                picture("U-G92N77w%XAmHa$juf8gJfjfQfjnma~jufR", 40, 30, (x, y) -> rgb(x * 6, y * 8, 255 - x * 6)),
                picture(
                        "U7LE9?~mWE~m^$D?N24|WENLWEIu?Y9iIu0W",
                        17,
                        23,
                        (x, y) -> (x / 4 + y / 4) % 2 == 1 ? rgb(250, 240, 30) : rgb(10, 60, 120)),
                // its strongest wave is negative: C takes the largest amount, TypeScript the largest number
                picture(
                        "U6HV9n$=WO$@%9ndj.ngW4nyagjd%AngkDno",
                        64, 48, (x, y) -> rgb((x * 7919 + y * 104729) % 256, (x * 31 + y * 17) % 256, x * y % 256)));
    }

    private static Arguments picture(String hash, int width, int height, IntBinaryOperator colour) {
        return Arguments.of(hash, width, height, colour);
    }

    private static int rgb(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }

    private static BufferedImage drawn(int width, int height, IntBinaryOperator colour) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        return picture;
    }
}
