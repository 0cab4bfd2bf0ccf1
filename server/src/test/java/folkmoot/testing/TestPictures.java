package folkmoot.testing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as cameras, programs and attackers make them. */
public final class TestPictures {

    private TestPictures() {}

    /** A left half in red, a right half in blue. */
    public static byte[] jpeg(int width, int height) {
        return write(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    public static byte[] png(int width, int height) {
        return write(halves(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** Transparent but for a dot. */
    public static byte[] transparentPng(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(width / 2, height / 2, 0xFFFF0000);
        return write(picture, "png");
    }

    /** A JPEG that says where it was taken and that the camera lay on its side (orientation 6). */
    public static byte[] jpegOnItsSideWithPlace(int width, int height) {
        var tiff = ByteBuffer.allocate(64);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(20).putInt(44);
        tiff.putInt(0);
        tiff.position(44);
        tiff.put("GPS 51.5N 0.1W place".getBytes(StandardCharsets.ISO_8859_1));
        var jpeg = jpeg(width, height);
        var out = ByteBuffer.allocate(jpeg.length + 10 + 64);
        out.put(jpeg, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) (2 + 6 + 64));
        out.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(tiff.array());
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    /** A picture that is also a page with a script, for whoever believes its name. */
    public static byte[] jpegThatIsAPageToo() {
        return join(
                jpeg(80, 60), "<html><script>alert(document.domain)</script></html>".getBytes(StandardCharsets.UTF_8));
    }

    /** A PNG of a few bytes that says it unfolds to ten thousand million pixels. */
    public static byte[] bomb() {
        var png = png(4, 4);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    /** Two frames, with a comment. */
    public static byte[] animation() {
        try (var in = TestPictures.class.getResourceAsStream("/media/two-frames.gif")) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static byte[] join(byte[] one, byte[] other) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    private static BufferedImage halves(int width, int height, int type) {
        var picture = new BufferedImage(width, height, type);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.RED, 0, height, Color.ORANGE));
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setPaint(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return picture;
    }

    private static byte[] write(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
