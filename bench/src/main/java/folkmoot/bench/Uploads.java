package folkmoot.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Pictures as phones send them, sent as forms. */
final class Uploads {

    private static final String BOUNDARY = "folkmoot-bench-boundary";
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 960;

    private final List<String> tokens;
    private final byte[] form;

    Uploads(List<String> tokens) {
        this.tokens = tokens;
        this.form = form(picture());
    }

    /** One upload; the senders take turns. */
    Load.Call call(long number) {
        return new Load.Call(
                "/api/v2/media",
                Map.of(
                        "Authorization",
                        "Bearer " + tokens.get((int) (number % tokens.size())),
                        "Content-Type",
                        "multipart/form-data; boundary=" + BOUNDARY),
                form);
    }

    private static byte[] form(byte[] picture) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"town.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(picture);
        out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** With some noise, so that it is as large as a photograph. */
    private static byte[] picture() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.CYAN, WIDTH, HEIGHT, Color.DARK_GRAY));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < WIDTH * HEIGHT / 10; i++) {
            picture.setRGB(random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(0x1000000));
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
