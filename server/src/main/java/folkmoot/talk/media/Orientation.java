package folkmoot.talk.media;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the camera was held: read from a JPEG's EXIF block, which is otherwise thrown away, and applied to the pixels. */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int EXIF = 0x45786966;
    private static final int TAG = 0x0112;
    private static final int MOST_TAGS = 200;

    private Orientation() {}

    /** From 1 (upright) to 8, as EXIF 2.3 has them (4.6.4 A); 1 where nothing sensible is said. */
    static int of(byte[] jpeg) {
        try {
            var in = ByteBuffer.wrap(jpeg);
            in.position(2);
            while (in.remaining() > 4 && (in.get() & 0xFF) == 0xFF) {
                int marker = in.get() & 0xFF;
                int length = in.getShort() & 0xFFFF;
                if (marker == START_OF_SCAN || length < 2) {
                    return UPRIGHT;
                }
                int next = in.position() + length - 2;
                if (marker == APP1 && length > 16 && in.getInt() == EXIF) {
                    return tiff(in.slice(in.position() + 2, next - in.position() - 2));
                }
                in.position(next);
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return UPRIGHT; // a broken block is no reason to refuse the picture
        }
    }

    private static int tiff(ByteBuffer in) {
        in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.position(in.getInt(4));
        int tags = Math.min(in.getShort() & 0xFFFF, MOST_TAGS);
        for (int i = 0; i < tags; i++) {
            int at = in.position();
            if ((in.getShort() & 0xFFFF) == TAG) {
                int value = in.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
            in.position(at + 12);
        }
        return UPRIGHT;
    }

    /** The picture as it should be seen. */
    static BufferedImage apply(BufferedImage picture, int orientation) {
        if (orientation == UPRIGHT) {
            return picture;
        }
        double width = picture.getWidth();
        double height = picture.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        boolean lying = orientation >= 5;
        var turned = new BufferedImage(
                lying ? picture.getHeight() : picture.getWidth(),
                lying ? picture.getWidth() : picture.getHeight(),
                picture.getType());
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(picture, turned);
    }
}
